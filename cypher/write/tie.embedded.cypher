// Writes ties of one shape by both ends (and scope), held or not. $rows: at most 1,000 maps of every column (and scope).
// Its own file: Ladybug has no SET r = map, wants the types of what may be unknown, and fills its memory where ties are merged from Arrow tables.
UNWIND $rows AS row
MATCH (a:<Start> {id: row.from_id})
MATCH (b:<End> {id: row.to_id})
MERGE (a)-[r:<TYPE><same scope>]->(b)
SET <casts r>
