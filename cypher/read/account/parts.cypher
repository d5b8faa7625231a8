// The account itself and its parts. <Label>: Organization and OrgUnit. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(n:<Label>)
RETURN DISTINCT <handle n>, <kind n>, <columns n>
