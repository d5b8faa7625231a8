// Writes earlier states of facts, and ties each to the node it is about. $rows: one map a revision. <Label>: that node's label.
// Its own file: Ladybug appends typed Arrow tables instead.
UNWIND $rows AS row
MATCH (n:<Label> {id: row.subject})
USING INDEX n:<Label>(id)
MERGE (v:Revision {id: row.id})
SET v.shape = row.shape, v.body = row.body, v.valid_from = date(row.valid_from),
    v.recorded_at = row.recorded_at, v.superseded_at = row.superseded_at
MERGE (v)-[:REVISES]->(n)
