// Ties names to the nodes of one label that are called so, beside changes in the same transaction. $rows: at most 1,000 maps of name and id.
UNWIND $rows AS row
MATCH (k:Called {name: row.name})
MATCH (n:<Label> {id: row.id})
MERGE (k)-[:CALLS]->(n)
