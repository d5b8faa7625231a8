// Who in an account supports a competitor, which one, and for what?
// $account: id of the account.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (:Organization {id: $account})<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)<-[:WORKS_IN|WORKS_IN_BEFORE]-(c:Contact)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
MATCH (c)-[s:SUPPORTS|SUPPORTS_BEFORE]->(k:Organization {kind: 'competitor'})
WHERE s.support > 0
  AND coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
  AND coalesce(k.first_from <= $day, k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
RETURN DISTINCT c.id AS contact, c.name AS name, c.name_zh AS name_zh, k.name AS competitor, k.name_zh AS competitor_zh, s.support AS support, s.opportunity AS opportunity
ORDER BY contact, competitor
