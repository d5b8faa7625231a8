// The account itself and its parts. <Label>: Organization or OrgUnit. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..8]-(n:<Label>)
RETURN DISTINCT <handle n>, <columns n>
