// Makes the relationship that stands for what a tie is about follow the tie. $rows: maps of from_id, to_id, scope and what is said.
// For Neo4j alone: it is for people who look at the graph; the embedded store has no such view.
UNWIND $rows AS row
MATCH (a:<Start> {id: row.from_id})
USING INDEX a:<Start>(id)
MATCH (m:<Target> {id: row.scope})
USING INDEX m:<Target>(id)
MERGE (a)-[r:<LINK> {to_label: '<End>', to_id: row.to_id}]->(m)
SET r = row.said, r.to_label = '<End>', r.to_id = row.to_id
