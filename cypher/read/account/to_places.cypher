// The ties of some types that end at the account or a unit of it. <TYPE>: which ones. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[r:<TYPE>]-(a)
<hint (root JOIN p JOIN place) JOIN r JOIN a>
RETURN <handle a>, <handle place>, <kind r>, <columns r>
