// The ties that end at $id, whole.
// Few ids are asked one at a time: by an order of joins that can be said for one, Ladybug never reads a table; for many it may, where ties are rare.
MATCH (b:<End> {id: $id})<-[r:<TYPE>]-(a:<Start>)
<hint (b JOIN r) JOIN a>
RETURN a.id, b.id, <columns r>
