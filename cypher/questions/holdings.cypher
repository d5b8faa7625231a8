// Which accounts have daughters, and what is open with each of these?
// $day: the day it is asked for; today, where none is given.
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.first_from <= $day, root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF|PART_OF_BEFORE]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.first_from <= $day, h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF|PART_OF_BEFORE*1..8]-(d:Organization)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
OPTIONAL MATCH (d)<-[g:CONCERNS|CONCERNS_BEFORE]-(o:Opportunity)
WHERE coalesce(g.valid_from <= $day, true) AND coalesce(g.valid_to > $day, true)
  AND coalesce(o.first_from <= $day, o.valid_from <= $day, true) AND coalesce(o.valid_to > $day, true)
WITH root, d, o
OPTIONAL MATCH (o)<-[:REVISES]-(v:Revision)
WHERE v.shape = 'Opportunity' AND o.valid_from > $day AND coalesce(v.valid_from <= $day, true) AND v.replaced_on > $day
WITH root, d, o.id AS deal, CASE WHEN v.id IS NULL THEN o.stage ELSE v.stage END AS stage, CASE WHEN v.id IS NULL THEN o.amount ELSE v.amount END AS amount
WITH root, d, CASE WHEN stage IN ['lead', 'qualified', 'proposal', 'negotiation'] THEN deal END AS deal, CASE WHEN stage IN ['lead', 'qualified', 'proposal', 'negotiation'] THEN amount END AS amount
WITH root, d, count(DISTINCT deal) AS opportunities, CASE WHEN count(amount) > 0 THEN sum(amount) END AS amount
RETURN root.id AS account, root.name AS name, root.name_zh AS name_zh, d.id AS daughter, d.name AS daughter_name, d.name_zh AS daughter_name_zh, opportunities, amount, d.currency AS currency
ORDER BY account, daughter
