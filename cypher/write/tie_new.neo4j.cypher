// Writes ties of one shape that are not held, and gives ends, digests and first days of those that are. $rows as in write/tie.
// Both ends are locked (write/lock), so that nobody else writes such a tie before the transaction ends.
UNWIND $rows AS row
MATCH (a:<Start> {id: row.from_id})
USING INDEX a:<Start>(id)
MATCH (b:<End> {id: row.to_id})
USING INDEX b:<End>(id)
MERGE (a)-[r:<TYPE><same scope>]->(b)
ON CREATE SET r = row.fact
WITH a, b, r, row.fact AS fact
WHERE NOT coalesce(r.hash = fact.hash AND r.import_id = fact.import_id AND r.sheet = fact.sheet AND r.row = fact.row, false)
RETURN a.id AS from_id, b.id AS to_id, <scope> AS scope, r.hash AS digest, r.valid_from AS since
