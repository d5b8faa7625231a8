// Makes the relationship that stands for a reference follow what the node says. $rows: maps of id and to (null: to nobody).
// For Neo4j alone: it is for people who look at the graph; the embedded store has no such view.
UNWIND $rows AS row
MATCH (n:<Label> {id: row.id})
USING INDEX n:<Label>(id)
OPTIONAL MATCH (n)-[old:<LINK>]->()
DELETE old
WITH DISTINCT n, row.to AS to
MATCH (m:<Target> {id: to})
USING INDEX m:<Target>(id)
CREATE (n)-[:<LINK>]->(m)
