// Who of ours knows this person, and how well?
// $contact: id of the person.
MATCH (c:Contact {id: $contact})<-[r:KNOWS]-(e:Employee)
RETURN e.id AS employee, e.name AS name, e.name_zh AS name_zh, r.intimacy AS intimacy, r.responsible AS responsible, r.observed_on AS observed_on
ORDER BY coalesce(intimacy, -1) DESC, employee
