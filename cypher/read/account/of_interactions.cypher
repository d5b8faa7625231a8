// Which of ourselves, partners and competitors the interactions with people of the account were about. $account: its id.
// What they say of the account's own places and opportunities is found from there.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)-[d:ATTENDED]->(a:Interaction)-[r:CONCERNS]->(b:Organization)
WHERE b.kind <> 'customer'
<hint (((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN a) JOIN r JOIN b>
RETURN DISTINCT <handle a>, <handle b>, <kind r>, <columns r>
