// The ties that start at $ids, whole.
UNWIND $ids AS id
MATCH (a:<Start> {id: id})-[r:<TYPE>]->(b:<End>)
RETURN a.id, b.id, <columns r>
