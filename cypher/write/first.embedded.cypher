// Notes from which day on the first state of each of these nodes held. $rows: at most 1,000 maps of id and day.
// Its own file: Ladybug wants the types of what may be unknown.
UNWIND $rows AS row
MATCH (n:<Label> {id: row.id})
SET n.<FIRST> = CAST(row.day AS DATE)
