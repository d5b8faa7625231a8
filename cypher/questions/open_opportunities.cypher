// Which opportunities of an account are open, and when will each be decided?
// $account: id of the account.
MATCH (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:CONCERNS]-(o:Opportunity)
WHERE o.stage IN ['lead', 'qualified', 'proposal', 'negotiation']
RETURN DISTINCT o.id AS opportunity, o.name AS name, o.name_zh AS name_zh, o.stage AS stage, o.amount AS amount, o.decision_on AS decision_on
ORDER BY opportunity
