// Writes earlier states of nodes of one label, and ties each to its node and to the import that brought it. $rows: one map a state.
// Its own file: Ladybug takes typed Arrow tables, and has no SET v = map.
UNWIND $rows AS row
MATCH (n:<Label> {id: row.subject})
USING INDEX n:<Label>(id)
MERGE (v:Revision {id: row.state.id})
SET v = row.state
MERGE (v)-[:REVISES]->(n)
WITH v
MATCH (i:Import {id: v.import_id})
USING INDEX i:Import(id)
MERGE (v)-[:BROUGHT_BY]->(i)
