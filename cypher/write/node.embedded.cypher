// Writes nodes of one label by id, whole, held or not. $rows: an Arrow table with the vocabulary's column names.
// Its own file: Ladybug takes typed Arrow tables, and has no SET n = map.
LOAD FROM $rows
MERGE (n:<Label> {id: id})
SET <assignments>
