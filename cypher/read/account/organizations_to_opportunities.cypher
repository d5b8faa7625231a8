// The ties of one type by which organizations end at opportunities of the account. <TYPE>: which. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..8]-(place)<-[c:CONCERNS]-(b:Opportunity)<-[r:<TYPE>]-(a:Organization)
<hint ((root JOIN p JOIN place) JOIN c JOIN b) JOIN r JOIN a>
RETURN <handle a>, <handle b>, <columns r>
