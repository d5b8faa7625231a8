// By whom of ours, and through whom of theirs, is a person reached: known, then by influence or by reporting, in at most three steps more?
// $contact: id of the person.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (e:Employee)-[:KNOWS|KNOWS_BEFORE]->(first:Contact)-[:INFLUENCES|INFLUENCES_BEFORE|REPORTS_TO|REPORTS_TO_BEFORE*0..3]->(c:Contact {id: $contact})
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.kind <> 'dotted', true))
WITH e, first, min(length(path)) AS steps
WHERE (EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE w.valid_to <= $day })
RETURN e.id AS employee, e.name AS name, e.name_zh AS name_zh, first.id AS through, first.name AS through_name, first.name_zh AS through_name_zh, steps
ORDER BY steps, employee, through
LIMIT 100
