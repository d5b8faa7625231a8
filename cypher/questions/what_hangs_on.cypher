// What hangs on a person: open opportunities they decide on, who reports or listens to them, and who of ours know them?
// $contact: id of the person.
// $day: the day it is asked for; today, where none is given.
MATCH (c:Contact {id: $contact})-[d:DECIDES|DECIDES_BEFORE]->(o:Opportunity)
WHERE coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(d.valid_from <= $day, true) AND coalesce(d.valid_to > $day, true)
  AND coalesce(o.first_from <= $day, o.valid_from <= $day, true) AND coalesce(o.valid_to > $day, true)
OPTIONAL MATCH (o)<-[:REVISES]-(v:Revision)
WHERE v.shape = 'Opportunity' AND o.valid_from > $day AND coalesce(v.valid_from <= $day, true) AND v.replaced_on > $day
WITH o, CASE WHEN v.id IS NULL THEN o.stage ELSE v.stage END AS stage, CASE WHEN v.id IS NULL THEN o.amount ELSE v.amount END AS amount
WHERE stage IN ['lead', 'qualified', 'proposal', 'negotiation']
RETURN DISTINCT 'decides' AS how, o.id AS id, o.name AS name, o.name_zh AS name_zh, amount
ORDER BY id
UNION
MATCH (c:Contact {id: $contact})<-[r:REPORTS_TO|REPORTS_TO_BEFORE]-(x:Contact)
WHERE coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(r.valid_from <= $day, true) AND coalesce(r.valid_to > $day, true)
  AND coalesce(r.kind <> 'dotted', true)
  AND coalesce(x.first_from <= $day, x.valid_from <= $day, true) AND coalesce(x.valid_to > $day, true)
RETURN 'leads' AS how, x.id AS id, x.name AS name, x.name_zh AS name_zh, CASE WHEN false THEN 1.0 END AS amount
ORDER BY id
UNION
MATCH (c:Contact {id: $contact})-[r:INFLUENCES|INFLUENCES_BEFORE]->(x:Contact)
WHERE coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(r.valid_from <= $day, true) AND coalesce(r.valid_to > $day, true)
  AND coalesce(x.first_from <= $day, x.valid_from <= $day, true) AND coalesce(x.valid_to > $day, true)
RETURN 'influences' AS how, x.id AS id, x.name AS name, x.name_zh AS name_zh, CASE WHEN false THEN 1.0 END AS amount
ORDER BY id
UNION
MATCH (c:Contact {id: $contact})<-[k:KNOWS|KNOWS_BEFORE]-(e:Employee)
WHERE coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
  AND coalesce(e.first_from <= $day, e.valid_from <= $day, true) AND coalesce(e.valid_to > $day, true)
  AND (EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE w.valid_to <= $day })
RETURN 'known by' AS how, e.id AS id, e.name AS name, e.name_zh AS name_zh, CASE WHEN false THEN 1.0 END AS amount
ORDER BY id
