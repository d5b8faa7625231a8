// Which opportunities of an account are open, and when will each be decided?
// $account: id of the account.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:CONCERNS]-(o:Opportunity)
WHERE o.stage IN ['lead', 'qualified', 'proposal', 'negotiation']
  AND all(x IN nodes(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
RETURN DISTINCT o.id AS opportunity, o.name AS name, o.name_zh AS name_zh, o.stage AS stage, o.amount AS amount, o.decision_on AS decision_on
ORDER BY opportunity
