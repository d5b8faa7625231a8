// Where does a competitor stand: accounts with people who support it, and with open opportunities that it competes for?
// $competitor: id of the competitor.
// $day: the day it is asked for; today, where none is given.
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.first_from <= $day, root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF|PART_OF_BEFORE]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.first_from <= $day, h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)<-[:WORKS_IN|WORKS_IN_BEFORE]-(c:Contact)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
MATCH (c)-[s:SUPPORTS|SUPPORTS_BEFORE]->(k:Organization {id: $competitor})
WHERE s.support > 0
  AND coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
  AND coalesce(k.first_from <= $day, k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
RETURN root.id AS account, 'supporter' AS kind, c.id AS id, c.name AS name, c.name_zh AS name_zh
ORDER BY account, id
UNION
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.first_from <= $day, root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF|PART_OF_BEFORE]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.first_from <= $day, h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)<-[:CONCERNS|CONCERNS_BEFORE]-(o:Opportunity)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH DISTINCT root, o
OPTIONAL MATCH (o)<-[:REVISES]-(v:Revision)
WHERE v.shape = 'Opportunity' AND o.valid_from > $day AND coalesce(v.valid_from <= $day, true) AND v.replaced_on > $day
WITH root, o, CASE WHEN v.id IS NULL THEN o.stage ELSE v.stage END AS stage
WHERE stage IN ['lead', 'qualified', 'proposal', 'negotiation']
MATCH (o)<-[f:COMPETES_FOR|COMPETES_FOR_BEFORE]-(k:Organization {id: $competitor})
WHERE coalesce(f.valid_from <= $day, true) AND coalesce(f.valid_to > $day, true)
  AND coalesce(k.first_from <= $day, k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
RETURN root.id AS account, 'opportunity' AS kind, o.id AS id, o.name AS name, o.name_zh AS name_zh
ORDER BY account, id
