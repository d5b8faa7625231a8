// Digest and first day of the ties that start at $ids.
UNWIND $ids AS id
MATCH (a:<Start> {id: id})-[r:<TYPE>]->(b:<End>)
RETURN a.id AS from_id, b.id AS to_id, <scope> AS scope, r.hash AS digest, r.valid_from AS since
