// Earlier states of the nodes $ids, and of ties that start there. <Label>: the nodes' label.
// Its own file: Ladybug looks ids up where what they lead to is optional; where it is not, it reads the whole tables of both ends.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})
OPTIONAL MATCH (n)<-[:REVISES]-(v:Revision)
WITH n, v
WHERE v.id IS NOT NULL
RETURN v.id, v.shape, v.superseded_at, n.id, <states v>
