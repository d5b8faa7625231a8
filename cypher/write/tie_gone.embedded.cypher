// Takes out ties that are about to be written anew. $rows: maps of from_id and to_id (and scope).
UNWIND $rows AS row
MATCH (a:<Start> {id: row.from_id})-[r:<TYPE><same scope>]->(b:<End> {id: row.to_id})
DELETE r
