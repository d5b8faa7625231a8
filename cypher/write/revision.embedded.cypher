// Writes earlier states that are not held yet, beside changes in the same transaction. $rows: an Arrow table.
LOAD FROM $rows
CREATE (:Revision {id: id, shape: shape, body: body, valid_from: valid_from, recorded_at: recorded_at, superseded_at: superseded_at})
