// Which of $ids exist. <Label>: a node label of the vocabulary.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})
USING INDEX n:<Label>(id)
RETURN n.id AS id
