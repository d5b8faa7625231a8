// Which opportunities of an account are open, and when will each be decided?
// $account: id of the account.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (:Organization {id: $account})<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)<-[:CONCERNS|CONCERNS_BEFORE]-(o:Opportunity)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH DISTINCT o
OPTIONAL MATCH (o)<-[:REVISES]-(v:Revision)
WHERE v.shape = 'Opportunity' AND o.valid_from > $day AND coalesce(v.valid_from <= $day, true) AND v.replaced_on > $day
WITH o, CASE WHEN v.id IS NULL THEN o.stage ELSE v.stage END AS stage, CASE WHEN v.id IS NULL THEN o.amount ELSE v.amount END AS amount, CASE WHEN v.id IS NULL THEN o.decision_on ELSE v.decision_on END AS decision_on
WHERE stage IN ['lead', 'qualified', 'proposal', 'negotiation']
RETURN o.id AS opportunity, o.name AS name, o.name_zh AS name_zh, stage, amount, decision_on
ORDER BY opportunity
