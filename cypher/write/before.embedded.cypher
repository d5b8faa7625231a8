// Writes what ties of one shape said in earlier states, by revision. $rows: at most 1,000 maps of both ends, revision and what was said.
// Its own file: Ladybug has no SET r = map, and wants the types of what may be unknown.
UNWIND $rows AS row
MATCH (a:<Start> {id: row.from_id})
MATCH (b:<End> {id: row.to_id})
MERGE (a)-[r:<BEFORE> {revision: row.revision}]->(b)
SET <saying r>
