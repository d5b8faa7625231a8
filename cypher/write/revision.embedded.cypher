// Writes earlier states of one shape by id, beside changes in the same transaction. $rows: an Arrow table.
// Its own file: Ladybug takes typed Arrow tables, and has no SET v = map.
LOAD FROM $rows
MERGE (v:Revision {id: id})
SET <state>
