// Whom of anybody's people one of ours saw or spoke to, at whatever customer. $ours: this one.
// Its own file: by an order of joins that can be said for one, Ladybug never reads a table.
MATCH (a:Employee {id: $ours})-[r:ATTENDED]->(i:Interaction)<-[s:ATTENDED]-(c:Contact)
HINT (((a JOIN r) JOIN i) JOIN s) JOIN c
RETURN a.id, i.id, i.kind, i.held_on, i.recorded_at, c.id
