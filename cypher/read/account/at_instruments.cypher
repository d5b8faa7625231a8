// Who attended the instruments of the account. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[c:CONCERNS]-(b:Instrument)<-[r:ATTENDED]-(a)
<hint ((root JOIN p JOIN place) JOIN c JOIN b) JOIN r JOIN a>
RETURN <handle a>, <handle b>, <kind r>, <columns r>
