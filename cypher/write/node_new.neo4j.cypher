// Writes nodes of one label that are not held, locks those that are, and gives their digests and first days. $rows: one map a node.
// The lock is taken by setting the id to itself, before the digest is read, and held until the transaction ends.
UNWIND $rows AS row
MERGE (n:<Label> {id: row.id})
ON CREATE SET n = row
ON MATCH SET n.id = row.id
WITH n, row
WHERE NOT coalesce(n.hash = row.hash AND n.import_id = row.import_id AND n.sheet = row.sheet AND n.row = row.row, false)
RETURN n.id AS id, n.hash AS digest, n.<since> AS since
