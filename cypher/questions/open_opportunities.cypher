// Which opportunities of an account are open, and when will each be decided?
// $account: id of the account.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:CONCERNS]-(o:Opportunity)
WHERE o.stage IN ['lead', 'qualified', 'proposal', 'negotiation']
  AND all(x IN nodes(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH DISTINCT o, day
MATCH way = (o)-[:CONCERNS]->(customer)-[:PART_OF*0..8]->(h)
WHERE all(x IN nodes(way) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(way) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH o, customer, max(left('0000000000', length(way)) + CASE WHEN h.kind = 'customer' THEN h.currency END) AS nearest
WITH o, min(replace(nearest, '0', '')) AS lowest, max(replace(nearest, '0', '')) AS highest
RETURN o.id AS opportunity, o.name AS name, o.name_zh AS name_zh, o.stage AS stage, o.amount AS amount, CASE WHEN lowest = highest AND lowest <> '' THEN lowest END AS currency, o.decision_on AS decision_on
ORDER BY opportunity
