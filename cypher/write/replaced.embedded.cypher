// Notes on which day earlier states gave way to the next. $rows: at most 1,000 maps of id and replaced_on.
// Its own file: Ladybug wants the types of what may be unknown.
UNWIND $rows AS row
MATCH (v:Revision {id: row.id})
SET v.replaced_on = CAST(row.replaced_on AS DATE)
