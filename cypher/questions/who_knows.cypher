// Who of ours knows this person, and how well?
// $contact: id of the person.
// $day: the day it is asked for; today, where none is given.
MATCH (c:Contact {id: $contact})<-[r:KNOWS|KNOWS_BEFORE]-(e:Employee)
WHERE coalesce(r.valid_from <= $day, true) AND coalesce(r.valid_to > $day, true)
  AND coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(e.first_from <= $day, e.valid_from <= $day, true) AND coalesce(e.valid_to > $day, true)
  AND EXISTS { MATCH (c)-[w:WORKS_IN|WORKS_IN_BEFORE]->(p) WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true)
    AND coalesce(p.first_from <= $day, p.valid_from <= $day, true) AND coalesce(p.valid_to > $day, true) }
  AND (EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE w.valid_to <= $day })
RETURN e.id AS employee, e.name AS name, e.name_zh AS name_zh, r.intimacy AS intimacy, r.responsible AS responsible, r.observed_on AS observed_on
ORDER BY coalesce(intimacy, -1) DESC, employee
