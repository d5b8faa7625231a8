// The accounts: customer organizations that are no part of another.
MATCH (n:Organization {kind: 'customer'})
WHERE NOT EXISTS { MATCH (n)-[:PART_OF]->(:Organization) }
RETURN <columns n>
