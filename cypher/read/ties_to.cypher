// The ties that end at $ids, whole.
UNWIND $ids AS id
MATCH (b:<End> {id: id})<-[r:<TYPE>]-(a:<Start>)
RETURN a.id, b.id, <columns r>
