// Writes nodes of one label that are held, whole. $rows: an Arrow table with the vocabulary's column names.
// Its own file: Ladybug takes typed Arrow tables, has no SET n = map, and reads the whole table for a MERGE.
LOAD FROM $rows
MATCH (n:<Label> {id: id})
SET <assignments>
