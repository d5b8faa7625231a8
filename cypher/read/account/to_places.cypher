// The ties of one type that end at the account or a unit of it. <TYPE>: which. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..8]-(place)<-[r:<TYPE>]-(a)
<hint (root JOIN p JOIN place) JOIN r JOIN a>
RETURN <handle a>, <handle place>, <columns r>
