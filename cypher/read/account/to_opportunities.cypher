// The ties of some types that end at opportunities of the account. <TYPE>: which ones. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[c:CONCERNS]-(b:Opportunity)<-[r:<TYPE>]-(a)
<hint ((root JOIN p JOIN place) JOIN c JOIN b) JOIN r JOIN a>
RETURN <handle a>, <handle b>, <kind r>, <columns r>
