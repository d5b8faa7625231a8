// When each import came, and the digest of what it read.
MATCH (i:Import)
RETURN i.imported_at AS imported_at, i.id AS id, i.digest AS digest
