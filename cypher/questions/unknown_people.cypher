// Which people of an account does nobody of ours know?
// $account: id of the account.
MATCH (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:WORKS_IN]-(c:Contact)
WITH DISTINCT c
OPTIONAL MATCH (c)<-[k:KNOWS]-(:Employee)
WITH c, count(k) AS known
WHERE known = 0
RETURN c.id AS contact, c.name AS name, c.title AS title
ORDER BY contact
