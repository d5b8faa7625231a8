// Who has changed their stance since a day: towards whom, for which opportunity, from what to what?
// $since_day: the day to look back to.
// $day: the day it is asked for; today, where none is given.
MATCH (c:Contact)-[s:SUPPORTS|SUPPORTS_BEFORE]->(k)
WHERE s.valid_from > $since_day
  AND coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
  AND coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(k.first_from <= $day, k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
MATCH (c)<-[:REVISES]-(v:Revision)-[:TOWARDS]->(k)
WHERE v.shape STARTS WITH 'SUPPORTS.' AND coalesce(v.opportunity, '') = coalesce(s.opportunity, '') AND v.valid_from < s.valid_from
WITH c, s, k, max(v.valid_from) AS since
MATCH (c)<-[:REVISES]-(v:Revision)-[:TOWARDS]->(k)
WHERE v.shape STARTS WITH 'SUPPORTS.' AND coalesce(v.opportunity, '') = coalesce(s.opportunity, '')
  AND v.valid_from = since AND v.support <> s.support
RETURN DISTINCT c.id AS contact, c.name AS name, c.name_zh AS name_zh, k.name AS towards, k.name_zh AS towards_zh, s.opportunity AS opportunity, v.support AS before,
  since, s.support AS support, s.valid_from AS changed_on
ORDER BY contact, towards, opportunity
