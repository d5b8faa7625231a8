// Who of ours attended what people of the account attended. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)-[d:ATTENDED]->(b:Interaction)<-[r:ATTENDED]-(a:Employee)
<hint (((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN b) JOIN r JOIN a>
RETURN DISTINCT <handle a>, <handle b>, <kind r>, <columns r>
