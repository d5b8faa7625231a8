// What hangs on a person: open opportunities they decide on, who reports or listens to them, and who of ours know them?
// $contact: id of the person.
// $day: the day it is asked for; today, where none is given.
MATCH (c:Contact {id: $contact})-[d:DECIDES]->(o:Opportunity)
WHERE o.stage IN ['lead', 'qualified', 'proposal', 'negotiation']
  AND coalesce(c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(d.valid_from <= $day, true) AND coalesce(d.valid_to > $day, true)
  AND coalesce(o.valid_from <= $day, true) AND coalesce(o.valid_to > $day, true)
WITH DISTINCT o, $day AS day
MATCH way = (o)-[:CONCERNS]->(customer)-[:PART_OF*0..8]->(h)
WHERE all(x IN nodes(way) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(way) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH o, customer, max(left('0000000000', length(way)) + CASE WHEN h.kind = 'customer' THEN h.currency END) AS nearest
WITH o, min(replace(nearest, '0', '')) AS lowest, max(replace(nearest, '0', '')) AS highest
RETURN 'decides' AS how, o.id AS id, o.name AS name, o.name_zh AS name_zh, o.amount AS amount, CASE WHEN lowest = highest AND lowest <> '' THEN lowest END AS currency
ORDER BY id
UNION
MATCH (c:Contact {id: $contact})-[d:DECIDES]->(o:Opportunity)
WHERE o.stage IN ['lead', 'qualified', 'proposal', 'negotiation']
  AND coalesce(c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(d.valid_from <= $day, true) AND coalesce(d.valid_to > $day, true)
  AND coalesce(o.valid_from <= $day, true) AND coalesce(o.valid_to > $day, true)
  AND NOT EXISTS { MATCH (o)-[g:CONCERNS]->(place) WHERE coalesce(g.valid_from <= $day, true) AND coalesce(g.valid_to > $day, true)
    AND coalesce(place.valid_from <= $day, true) AND coalesce(place.valid_to > $day, true) }
RETURN 'decides' AS how, o.id AS id, o.name AS name, o.name_zh AS name_zh, o.amount AS amount, CASE WHEN false THEN '' END AS currency
ORDER BY id
UNION
MATCH (c:Contact {id: $contact})<-[r:REPORTS_TO]-(x:Contact)
WHERE coalesce(c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(r.valid_from <= $day, true) AND coalesce(r.valid_to > $day, true)
  AND coalesce(x.valid_from <= $day, true) AND coalesce(x.valid_to > $day, true)
RETURN 'leads' AS how, x.id AS id, x.name AS name, x.name_zh AS name_zh, CASE WHEN false THEN 1.0 END AS amount, CASE WHEN false THEN '' END AS currency
ORDER BY id
UNION
MATCH (c:Contact {id: $contact})-[r:INFLUENCES]->(x:Contact)
WHERE coalesce(c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(r.valid_from <= $day, true) AND coalesce(r.valid_to > $day, true)
  AND coalesce(x.valid_from <= $day, true) AND coalesce(x.valid_to > $day, true)
RETURN 'influences' AS how, x.id AS id, x.name AS name, x.name_zh AS name_zh, CASE WHEN false THEN 1.0 END AS amount, CASE WHEN false THEN '' END AS currency
ORDER BY id
UNION
MATCH (c:Contact {id: $contact})<-[k:KNOWS]-(e:Employee)
WHERE coalesce(c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
  AND coalesce(e.valid_from <= $day, true) AND coalesce(e.valid_to > $day, true)
  AND (EXISTS { MATCH (e)-[w:WORKS_IN]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN]->() WHERE w.valid_to <= $day })
RETURN 'known by' AS how, e.id AS id, e.name AS name, e.name_zh AS name_zh, CASE WHEN false THEN 1.0 END AS amount, CASE WHEN false THEN '' END AS currency
ORDER BY id
