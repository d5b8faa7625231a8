// Writes earlier states of ties of one shape, and ties each to both ends and to the import that brought it. $rows: one map a state.
// Its own file: Ladybug takes typed Arrow tables, and has no SET v = map.
UNWIND $rows AS row
MATCH (a:<Start> {id: row.state.from_id})
USING INDEX a:<Start>(id)
MATCH (b:<End> {id: row.state.to_id})
USING INDEX b:<End>(id)
MERGE (v:Revision {id: row.state.id})
SET v = row.state
MERGE (v)-[:REVISES]->(a)
MERGE (v)-[:TOWARDS]->(b)
WITH v
MATCH (i:Import {id: v.import_id})
USING INDEX i:Import(id)
MERGE (v)-[:BROUGHT_BY]->(i)
