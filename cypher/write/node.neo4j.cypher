// Writes nodes of one label by id, whole. $rows: one map a node. <Label>: a node label of the vocabulary.
// Its own file: Ladybug takes typed Arrow tables, and has no SET n = map.
UNWIND $rows AS row
MERGE (n:<Label> {id: row.id})
SET n = row
