// What a tie that starts there brings to a person of the account. <Label>: what. <BY>: the tie. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)<-[d:<BY>]-(n:<Label>)
<hint ((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
