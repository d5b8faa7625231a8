// Who decides on an opportunity, in which role, with which weight, and where does each stand towards us in it?
// A row for each role: all of one person are one voice, whose weight is the largest of them.
// $opportunity: id of the opportunity.
// $day: the day it is asked for; today, where none is given.
MATCH (c:Contact)-[d:DECIDES|DECIDES_BEFORE]->(o:Opportunity {id: $opportunity})
WHERE coalesce(d.valid_from <= $day, true) AND coalesce(d.valid_to > $day, true)
  AND coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(o.first_from <= $day, o.valid_from <= $day, true) AND coalesce(o.valid_to > $day, true)
  AND EXISTS { MATCH (c)-[w:WORKS_IN|WORKS_IN_BEFORE]->(p) WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true)
    AND coalesce(p.first_from <= $day, p.valid_from <= $day, true) AND coalesce(p.valid_to > $day, true) }
OPTIONAL MATCH (c)-[direct:SUPPORTS|SUPPORTS_BEFORE]->(o)
WHERE coalesce(direct.valid_from <= $day, true) AND coalesce(direct.valid_to > $day, true)
WITH c, d, min(direct.support) AS first
OPTIONAL MATCH (c)-[s:SUPPORTS|SUPPORTS_BEFORE]->(k:Organization {kind: 'own'})
WHERE s.opportunity = $opportunity
  AND coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
  AND coalesce(k.first_from <= $day, k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
WITH c, d, first, max(coalesce(s.observed_on, date('0001-01-01'))) AS latest
OPTIONAL MATCH (c)-[s:SUPPORTS|SUPPORTS_BEFORE]->(k:Organization {kind: 'own'})
WHERE s.opportunity = $opportunity AND coalesce(s.observed_on, date('0001-01-01')) = latest
  AND coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
  AND coalesce(k.first_from <= $day, k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
WITH c, d, first, min(s.support) AS second
OPTIONAL MATCH (c)-[s:SUPPORTS|SUPPORTS_BEFORE]->(k:Organization {kind: 'own'})
WHERE coalesce(s.opportunity, '') = ''
  AND coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
  AND coalesce(k.first_from <= $day, k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
WITH c, d, first, second, max(coalesce(s.observed_on, date('0001-01-01'))) AS latest
OPTIONAL MATCH (c)-[s:SUPPORTS|SUPPORTS_BEFORE]->(k:Organization {kind: 'own'})
WHERE coalesce(s.opportunity, '') = '' AND coalesce(s.observed_on, date('0001-01-01')) = latest
  AND coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
  AND coalesce(k.first_from <= $day, k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
WITH c, d, first, second, min(s.support) AS third
RETURN c.id AS contact, c.name AS name, c.name_zh AS name_zh, d.role AS role, d.weight AS weight, d.veto AS veto, coalesce(first, second, third) AS support
ORDER BY contact, role
