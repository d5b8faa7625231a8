// Which accounts have daughters, and what is open with each of these?
// $day: the day it is asked for; today, where none is given.
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF*1..8]-(d:Organization)
WHERE all(x IN nodes(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
OPTIONAL MATCH (d)<-[g:CONCERNS]-(o:Opportunity)
WHERE o.stage IN ['lead', 'qualified', 'proposal', 'negotiation']
  AND coalesce(g.valid_from <= $day, true) AND coalesce(g.valid_to > $day, true)
  AND coalesce(o.valid_from <= $day, true) AND coalesce(o.valid_to > $day, true)
WITH root, d, day, count(DISTINCT o.id) AS opportunities, CASE WHEN count(o.amount) > 0 THEN sum(o.amount) END AS amount
MATCH way = (d)-[:PART_OF*0..8]->(h)
WHERE all(x IN nodes(way) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(way) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH root, d, opportunities, amount, max(left('0000000000', length(way)) + CASE WHEN h.kind = 'customer' THEN h.currency END) AS nearest
WITH root, d, opportunities, amount, CASE WHEN nearest <> '' THEN replace(nearest, '0', '') END AS currency
RETURN root.id AS account, root.name AS name, root.name_zh AS name_zh, d.id AS daughter, d.name AS daughter_name, d.name_zh AS daughter_name_zh, opportunities, amount, currency
ORDER BY account, daughter
