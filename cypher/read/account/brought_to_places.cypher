// What a tie that starts there brings to the account or a unit of it. <Label>: what. <BY>: the tie. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[c:<BY>]-(n:<Label>)
<hint (root JOIN p JOIN place) JOIN c JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
