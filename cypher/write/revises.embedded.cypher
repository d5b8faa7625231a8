// Ties earlier states to the nodes they are about, beside changes in the same transaction. $rows: at most 1,000 maps of id and subject.
UNWIND $rows AS row
MATCH (v:Revision {id: row.id})
MATCH (n:<Label> {id: row.subject})
CREATE (v)-[:REVISES]->(n)
