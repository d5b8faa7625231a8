// The ties that start at $ids, whole.
// Its own file: Ladybug looks ids up where what they lead to is optional; where it is not, it reads the whole tables of both ends.
UNWIND $ids AS id
MATCH (a:<Start> {id: id})
OPTIONAL MATCH (a)-[r:<TYPE>]->(b:<End>)
WITH a, r, b
WHERE b.id IS NOT NULL
RETURN a.id, b.id, <columns r>
