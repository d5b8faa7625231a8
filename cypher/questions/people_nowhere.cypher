// Which contacts work nowhere, so that no account shows them?
// $day: the day it is asked for; today, where none is given.
MATCH (c:Contact)
WHERE coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND NOT EXISTS { MATCH (c)-[w:WORKS_IN|WORKS_IN_BEFORE]->(p) WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true)
    AND coalesce(p.first_from <= $day, p.valid_from <= $day, true) AND coalesce(p.valid_to > $day, true) }
RETURN c.id AS contact, c.name AS name, c.name_zh AS name_zh
ORDER BY contact
LIMIT 100
