// Which people of an account does nobody of ours know?
// $account: id of the account.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (:Organization {id: $account})<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)<-[:WORKS_IN|WORKS_IN_BEFORE]-(c:Contact)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND NOT EXISTS { MATCH (c)<-[k:KNOWS|KNOWS_BEFORE]-(e:Employee) WHERE coalesce(k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
    AND coalesce(e.first_from <= $day, e.valid_from <= $day, true) AND coalesce(e.valid_to > $day, true)
    AND (EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE w.valid_to <= $day }) }
RETURN DISTINCT c.id AS contact, c.name AS name, c.name_zh AS name_zh, c.title AS title, c.title_zh AS title_zh
ORDER BY contact
