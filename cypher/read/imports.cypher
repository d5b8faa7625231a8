// The imports that facts name as where they came from.
MATCH (i:Import)
RETURN i.id, i.source, i.digest, i.imported_by, i.imported_at
