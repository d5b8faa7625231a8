// Notes from which day on the first state of each of these nodes held. $rows: maps of id and day.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $rows AS row
MATCH (n:<Label> {id: row.id})
USING INDEX n:<Label>(id)
SET n.<FIRST> = row.day
