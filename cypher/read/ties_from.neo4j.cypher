// The ties that start at $ids, whole.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $ids AS id
MATCH (a:<Start> {id: id})-[r:<TYPE>]->(b:<End>)
USING INDEX a:<Start>(id)
RETURN a.id, b.id, <columns r>
