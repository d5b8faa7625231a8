// Which of $ids are revisions that are held.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $ids AS id
MATCH (v:Revision {id: id})
USING INDEX v:Revision(id)
RETURN v.id AS id
