// The people who work, or worked, in the account. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(n:Contact)
<hint (root JOIN p JOIN place) JOIN w JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
