// How many ties of one type there are.
MATCH ()-[r:<TYPE>]->()
RETURN count(r) AS number
