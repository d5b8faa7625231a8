// Every tie of one shape that has no end date.
MATCH (a:<Start>)-[r:<TYPE>]->(b:<End>)
WHERE r.valid_to IS NULL
RETURN a.id AS from_id, b.id AS to_id
