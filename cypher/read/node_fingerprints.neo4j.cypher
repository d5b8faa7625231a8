// Digest and first day of those of $ids that are held.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})
USING INDEX n:<Label>(id)
RETURN n.id AS id, n.hash AS digest, n.<since> AS since
