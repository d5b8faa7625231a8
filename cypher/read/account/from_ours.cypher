// The ties of some types that start at those of ours who know somebody in the account. <TYPE>: which ones. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)<-[d:KNOWS]-(a:Employee)-[r:<TYPE>]->(b)
<hint (((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN a) JOIN r JOIN b>
RETURN <handle a>, <handle b>, <kind r>, <columns r>
