// Which contacts work in several accounts?
// $day: the day it is asked for; today, where none is given.
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.first_from <= $day, root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF|PART_OF_BEFORE]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.first_from <= $day, h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)<-[:WORKS_IN|WORKS_IN_BEFORE]-(c:Contact)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH c, collect(DISTINCT root.id) AS accounts
WHERE size(accounts) > 1
UNWIND accounts AS account
RETURN c.id AS contact, c.name AS name, c.name_zh AS name_zh, account
ORDER BY contact, account
