// Who decides on an opportunity, in which role, with which weight, and where does each stand towards us in it?
// $opportunity: id of the opportunity.
MATCH (c:Contact)-[d:DECIDES]->(o:Opportunity {id: $opportunity})
OPTIONAL MATCH (c)-[s:SUPPORTS]->(o)
RETURN c.id AS contact, c.name AS name, c.name_zh AS name_zh, d.role AS role, d.weight AS weight, d.veto AS veto, s.support AS support
ORDER BY contact
