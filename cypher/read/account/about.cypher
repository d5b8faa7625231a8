// What is about the account or a unit of it. <Label>: what. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[c:CONCERNS]-(n:<Label>)
<hint (root JOIN p JOIN place) JOIN c JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
