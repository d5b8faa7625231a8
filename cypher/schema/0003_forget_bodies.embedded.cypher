// Empties the texts that version 2 of the schema kept earlier states in, once they are rewritten. The column stays, empty:
// Ladybug 0.22 writes MERGE … SET into wrong columns after a column was dropped in the same session.
MATCH (v:Revision)
WHERE v.body IS NOT NULL
SET v.body = NULL
