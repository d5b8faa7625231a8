// What a tie from a person of the account brings. <Label>: what. <BY>: the tie. $account: the account's id.
// Only ids: most is brought to a place as well, and has been read with it; the rest is read by id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)-[d:<BY>]->(n:<Label>)
<hint ((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN n>
RETURN DISTINCT <handle n>, <kind n>, n.id
