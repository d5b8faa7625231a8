// Whether $id is an account: a customer organization that is no part of another.
MATCH (n:Organization {id: $id})
WHERE n.kind = 'customer' AND NOT EXISTS { MATCH (n)-[:PART_OF]->(:Organization) }
RETURN n.id AS id
