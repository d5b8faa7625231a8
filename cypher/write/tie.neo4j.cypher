// Writes ties of one shape by both ends (and scope). $rows: maps of from_id, to_id, scope where there is one, and fact.
// Its own file: Ladybug takes typed Arrow tables, and has no SET r = map; Neo4j, unless told, scans a label while its statistics lag behind.
UNWIND $rows AS row
MATCH (a:<Start> {id: row.from_id})
USING INDEX a:<Start>(id)
MATCH (b:<End> {id: row.to_id})
USING INDEX b:<End>(id)
MERGE (a)-[r:<TYPE><same scope>]->(b)
SET r = row.fact
