// Whether there is any tie of one shape.
MATCH (a:<Start>)-[r:<TYPE>]->(b:<End>)
RETURN r.hash AS digest
LIMIT 1
