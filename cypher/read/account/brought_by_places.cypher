// What a tie from the account or a unit of it brings. <Label>: what. <BY>: the tie. $account: the account's id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)-[c:<BY>]->(n:<Label>)
<hint (root JOIN p JOIN place) JOIN c JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
