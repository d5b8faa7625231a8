// The ties that end at $ids, whole.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $ids AS id
MATCH (b:<End> {id: id})<-[r:<TYPE>]-(a:<Start>)
USING INDEX b:<End>(id)
RETURN a.id, b.id, <columns r>
