// Whom of anybody's people one of ours saw or spoke to, at whatever customer. $ours: this one.
MATCH (a:Employee {id: $ours})-[:ATTENDED]->(i:Interaction)<-[:ATTENDED]-(c:Contact)
USING INDEX a:Employee(id)
RETURN a.id, i.id, i.kind, i.held_on, i.recorded_at, c.id
