// The ties of some types that start at people of the account. <TYPE>: which ones. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(a:Contact)-[r:<TYPE>]->(b)
<hint ((root JOIN p JOIN place) JOIN w JOIN a) JOIN r JOIN b>
RETURN <handle a>, <handle b>, <kind r>, <columns r>
