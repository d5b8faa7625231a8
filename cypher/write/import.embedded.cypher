// Writes the import that facts name as where they came from. $id, $source, $digest, $imported_by, $imported_at.
MERGE (i:Import {id: $id})
SET i.source = $source, i.digest = $digest, i.imported_by = $imported_by, i.imported_at = $imported_at
