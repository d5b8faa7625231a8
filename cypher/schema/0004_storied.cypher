// The nodes of one label that have earlier states, or at which ties that have some start.
MATCH (n:<Label>)<-[:REVISES]-(v:Revision)
RETURN DISTINCT n.id AS id
