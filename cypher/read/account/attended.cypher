// Which events people of the account attended. <Label>: Interaction and Instrument. $account: its id.
// Only their ids: most are about the account as well, and have been read with it; the others are read by id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)-[d:ATTENDED]->(n:<Label>)
<hint ((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN n>
RETURN DISTINCT <handle n>, <kind n>, n.id
