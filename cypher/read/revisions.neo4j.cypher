// Earlier states of the nodes $ids, and of ties that start there. <Label>: the nodes' label.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})<-[r:REVISES]-(v:Revision)
USING INDEX n:<Label>(id)
RETURN v.id, v.shape, v.superseded_at, n.id, <states v>
