// Ties earlier states of ties to the nodes that those end at, beside changes in the same transaction. $rows: at most 1,000 maps of id and to_id.
UNWIND $rows AS row
MATCH (v:Revision {id: row.id})
MATCH (n:<Label> {id: row.to_id})
CREATE (v)-[:TOWARDS]->(n)
