// Writes what ties of one shape said in earlier states, by revision. $rows: maps of from_id, to_id, and what was said, with the revision.
// Its own file: Ladybug has no SET r = map; Neo4j, unless told, scans a label while its statistics lag behind.
UNWIND $rows AS row
MATCH (a:<Start> {id: row.from_id})
USING INDEX a:<Start>(id)
MATCH (b:<End> {id: row.to_id})
USING INDEX b:<End>(id)
MERGE (a)-[r:<BEFORE> {revision: row.said.revision}]->(b)
SET r = row.said
