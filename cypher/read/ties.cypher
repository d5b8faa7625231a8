// Every tie of one shape, whole.
MATCH (a:<Start>)-[r:<TYPE>]->(b:<End>)
RETURN a.id, b.id, <columns r>
