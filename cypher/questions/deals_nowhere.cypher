// Which opportunities concern nobody, so that no account shows them?
// $day: the day it is asked for; today, where none is given.
MATCH (o:Opportunity)
WHERE coalesce(o.first_from <= $day, o.valid_from <= $day, true) AND coalesce(o.valid_to > $day, true)
  AND NOT EXISTS { MATCH (o)-[g:CONCERNS|CONCERNS_BEFORE]->(p) WHERE coalesce(g.valid_from <= $day, true) AND coalesce(g.valid_to > $day, true)
    AND coalesce(p.first_from <= $day, p.valid_from <= $day, true) AND coalesce(p.valid_to > $day, true) }
RETURN o.id AS opportunity, o.name AS name, o.name_zh AS name_zh
ORDER BY opportunity
LIMIT 100
