// Writes the import that facts name as where they came from. $id, $source, $digest, $imported_by, $imported_at; $batch: a mark of its last batch.
// Its own file: where the answer to a commit is lost, the mark tells whether the batch is there.
MERGE (i:Import {id: $id})
SET i.source = $source, i.digest = $digest, i.imported_by = $imported_by, i.imported_at = $imported_at, i.batch = $batch
