// The units of those of ours who know somebody in the account. $account: its id.
MATCH (root:Organization {id: $account})<-[p:PART_OF*0..<depth>]-(place)<-[w:WORKS_IN]-(c:Contact)<-[d:KNOWS]-(e:Employee)-[f:WORKS_IN]->(n:OrgUnit)
<hint (((root JOIN p JOIN place) JOIN w JOIN c) JOIN d JOIN e) JOIN f JOIN n>
RETURN DISTINCT <handle n>, <kind n>, <columns n>
