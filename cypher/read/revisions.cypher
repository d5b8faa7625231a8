// Earlier states of the nodes $ids, and of ties that start there. <Label>: the nodes' label.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})<-[r:REVISES]-(v:Revision)
<hint n JOIN r JOIN v>
RETURN v.id, v.shape, v.body, v.valid_from, v.recorded_at, v.superseded_at, n.id
