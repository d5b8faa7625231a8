// The ids of who influences people of the account; those among them who are none of its people come from outside. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)<-[d:INFLUENCES]-(n:Contact)
<hint ((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN n>
RETURN DISTINCT <handle n>, <kind n>, n.id
