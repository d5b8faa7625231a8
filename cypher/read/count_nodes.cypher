// How many nodes of one label there are.
MATCH (n:<Label>)
RETURN count(n) AS number
