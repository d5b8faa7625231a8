// Earlier states of the node $id, and of ties that start there. <Label>: the node's label.
// Few ids are asked one at a time: by an order of joins that can be said for one, Ladybug never reads a table; for many it may, where ties are rare.
MATCH (n:<Label> {id: $id})<-[r:REVISES]-(v:Revision)
<hint (n JOIN r) JOIN v>
RETURN v.id, v.shape, v.superseded_at, n.id, <states v>
