// Those of $ids that are imports: where facts came from.
UNWIND $ids AS id
MATCH (i:Import {id: id})
RETURN i.id, i.source, i.digest, i.imported_by, i.imported_at
