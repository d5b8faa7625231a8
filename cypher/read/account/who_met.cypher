// Those of ours who met somebody of the account. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)-[d:ATTENDED]->(i:Interaction)<-[e:ATTENDED]-(n:Employee)
<hint (((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN i) JOIN e JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
