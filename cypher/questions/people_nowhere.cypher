// Which contacts work nowhere, so that no account shows them?
MATCH (c:Contact)
WHERE NOT EXISTS { MATCH (c)-[:WORKS_IN]->() }
RETURN c.id AS contact, c.name AS name, c.name_zh AS name_zh
ORDER BY contact
LIMIT 100
