// What people of the account raised. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)-[d:RAISED]->(n:Feedback)
<hint ((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
