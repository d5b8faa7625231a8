// Whether there is any node of one label.
MATCH (n:<Label>)
RETURN n.id AS id
LIMIT 1
