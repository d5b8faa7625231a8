// The ties that end at $ids, whole.
// Its own file: Ladybug looks ids up where what they lead to is optional; where it is not, it reads the whole tables of both ends.
UNWIND $ids AS id
MATCH (b:<End> {id: id})
OPTIONAL MATCH (b)<-[r:<TYPE>]-(a:<Start>)
WITH a, r, b
WHERE a.id IS NOT NULL
RETURN a.id, b.id, <columns r>
