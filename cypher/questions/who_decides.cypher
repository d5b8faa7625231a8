// Who decides on an opportunity, in which role, with which weight, and where does each stand towards us in it?
// $opportunity: id of the opportunity.
// $day: the day it is asked for; today, where none is given.
MATCH (c:Contact)-[d:DECIDES]->(o:Opportunity {id: $opportunity})
WHERE coalesce(d.valid_from <= $day, true) AND coalesce(d.valid_to > $day, true)
  AND coalesce(c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(o.valid_from <= $day, true) AND coalesce(o.valid_to > $day, true)
  AND EXISTS { MATCH (c)-[w:WORKS_IN]->(p) WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true)
    AND coalesce(p.valid_from <= $day, true) AND coalesce(p.valid_to > $day, true) }
OPTIONAL MATCH (c)-[s:SUPPORTS]->(o)
WHERE coalesce(s.valid_from <= $day, true) AND coalesce(s.valid_to > $day, true)
RETURN c.id AS contact, c.name AS name, d.role AS role, d.weight AS weight, d.veto AS veto, s.support AS support
ORDER BY contact
