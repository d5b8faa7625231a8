// Which people of an account does nobody of ours know?
// $account: id of the account.
MATCH (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:WORKS_IN]-(c:Contact)
WHERE NOT EXISTS { MATCH (c)<-[:KNOWS]-(:Employee) }
RETURN DISTINCT c.id AS contact, c.name AS name, c.name_zh AS name_zh, c.title AS title, c.title_zh AS title_zh
ORDER BY contact
