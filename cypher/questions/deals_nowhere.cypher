// Which opportunities concern nobody, so that no account shows them?
MATCH (o:Opportunity)
WHERE NOT EXISTS { MATCH (o)-[:CONCERNS]->() }
RETURN o.id AS opportunity, o.name AS name, o.name_zh AS name_zh
ORDER BY opportunity
LIMIT 100
