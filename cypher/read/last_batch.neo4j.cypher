// The mark of the last batch of an import that is written. $id.
MATCH (i:Import {id: $id})
RETURN i.batch AS batch
