// The ties that start at $id, whole.
// Few ids are asked one at a time: by an order of joins that can be said for one, Ladybug never reads a table; for many it may, where ties are rare.
MATCH (a:<Start> {id: $id})-[r:<TYPE>]->(b:<End>)
<hint (a JOIN r) JOIN b>
RETURN a.id, b.id, <columns r>
