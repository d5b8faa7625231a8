// What a tie from an opportunity of the account brings. <Label>: what. <BY>: the tie. $account: the account's id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[c:CONCERNS]-(o:Opportunity)-[d:<BY>]->(n:<Label>)
<hint ((root JOIN p JOIN place) JOIN c JOIN o) JOIN d JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
