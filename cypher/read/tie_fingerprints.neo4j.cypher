// Digest, first and last day of the ties that start at $ids.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $ids AS id
MATCH (a:<Start> {id: id})-[r:<TYPE>]->(b:<End>)
USING INDEX a:<Start>(id)
RETURN a.id AS from_id, b.id AS to_id, <scope> AS scope, r.hash AS digest, r.valid_from AS since, r.valid_to AS until
