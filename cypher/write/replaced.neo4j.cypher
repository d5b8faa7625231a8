// Notes on which day earlier states gave way to the next. $rows: maps of id and replaced_on.
// Its own file: Neo4j, unless told, scans the label for each id while its statistics lag behind an import.
UNWIND $rows AS row
MATCH (v:Revision {id: row.id})
USING INDEX v:Revision(id)
SET v.replaced_on = row.replaced_on
