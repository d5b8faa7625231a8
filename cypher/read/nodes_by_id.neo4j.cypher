// Those of $ids that are held, whole.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})
USING INDEX n:<Label>(id)
RETURN <columns n>
