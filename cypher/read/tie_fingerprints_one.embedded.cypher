// Digest, first and last day of the ties that start at $id.
// Few ids are asked one at a time: by an order of joins that can be said for one, Ladybug never reads a table; for many it may, where ties are rare.
MATCH (a:<Start> {id: $id})-[r:<TYPE>]->(b:<End>)
<hint (a JOIN r) JOIN b>
RETURN a.id AS from_id, b.id AS to_id, <scope> AS scope, r.hash AS digest, r.valid_from AS since, r.valid_to AS until
