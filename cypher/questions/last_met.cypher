// When did anybody of ours last meet each key person of an account?
// $account: id of the account.
MATCH (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:WORKS_IN]-(c:Contact)
WHERE c.key
OPTIONAL MATCH (c)-[:ATTENDED]->(i:Interaction)<-[:ATTENDED]-(:Employee)
RETURN c.id AS contact, c.name AS name, max(i.held_on) AS last_met
ORDER BY contact
