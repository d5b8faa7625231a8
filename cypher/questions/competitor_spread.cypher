// Where does a competitor stand: accounts with people who support it, and with open opportunities that it competes for?
// $competitor: id of the competitor.
// $day: the day it is asked for; today, where none is given.
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF*0..8]-(place)<-[:WORKS_IN]-(c:Contact)
WHERE all(x IN nodes(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
MATCH (c)-[s:SUPPORTS]->(k:Organization {id: $competitor})
WHERE s.support > 0
  AND coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
  AND coalesce(k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
RETURN root.id AS account, 'supporter' AS kind, c.id AS id, c.name AS name, c.name_zh AS name_zh
ORDER BY account, id
UNION
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF*0..8]-(place)<-[:CONCERNS]-(o:Opportunity)
WHERE o.stage IN ['lead', 'qualified', 'proposal', 'negotiation']
  AND all(x IN nodes(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
MATCH (o)<-[f:COMPETES_FOR]-(k:Organization {id: $competitor})
WHERE coalesce(f.valid_from <= $day, true) AND coalesce(f.valid_to > $day, true)
  AND coalesce(k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
RETURN root.id AS account, 'opportunity' AS kind, o.id AS id, o.name AS name, o.name_zh AS name_zh
ORDER BY account, id
