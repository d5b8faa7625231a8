// Earlier states of the nodes $ids, and of ties that start there. <Label>: the nodes' label.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})<-[r:REVISES]-(v:Revision)
<hint n JOIN r JOIN v>
RETURN v.id, v.shape, v.superseded_at, n.id, <states v>
