// What is about an opportunity of the account. <Label>: what. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[c:CONCERNS]-(o:Opportunity)<-[d:CONCERNS]-(n:<Label>)
<hint ((root JOIN p JOIN place) JOIN c JOIN o) JOIN d JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
