// Digest, first and last day of the ties that start at $ids.
// Its own file: Ladybug looks ids up where what they lead to is optional; where it is not, it reads the whole tables of both ends.
UNWIND $ids AS id
MATCH (a:<Start> {id: id})
OPTIONAL MATCH (a)-[r:<TYPE>]->(b:<End>)
WITH a, r, b
WHERE b.id IS NOT NULL
RETURN a.id AS from_id, b.id AS to_id, <scope> AS scope, r.hash AS digest, r.valid_from AS since, r.valid_to AS until
