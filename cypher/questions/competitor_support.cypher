// Who in an account supports a competitor, which one, and for what?
// $account: id of the account.
MATCH (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:WORKS_IN]-(c:Contact)
MATCH (c)-[s:SUPPORTS]->(k:Organization {kind: 'competitor'})
WHERE s.support > 0
RETURN DISTINCT c.id AS contact, c.name AS name, c.name_zh AS name_zh, k.name AS competitor, k.name_zh AS competitor_zh, s.support AS support, s.opportunity AS opportunity
ORDER BY contact, competitor
