// The ties of some types that end at people of the account. <TYPE>: which ones. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(b:Contact)<-[r:<TYPE>]-(a)
<hint ((root JOIN p JOIN place) JOIN w JOIN b) JOIN r JOIN a>
RETURN <handle a>, <handle b>, <kind r>, <columns r>
