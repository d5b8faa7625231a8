// Some of the earlier states that version 2 of the schema kept as one text each. $most: how many.
MATCH (v:Revision)
WHERE v.version IS NULL
RETURN v.id, v.shape, v.body, v.superseded_at
LIMIT $most
