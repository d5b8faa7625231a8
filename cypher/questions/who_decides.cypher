// Who decides on an opportunity, in which role, with which weight, and where does each stand towards us in it?
// $opportunity: id of the opportunity.
MATCH (c:Contact)-[d:DECIDES]->(o:Opportunity {id: $opportunity})
OPTIONAL MATCH (c)-[direct:SUPPORTS]->(o)
WITH c, d, min(direct.support) AS first
OPTIONAL MATCH (c)-[s:SUPPORTS]->(:Organization {kind: 'own'}) WHERE s.opportunity = $opportunity
WITH c, d, first, max(s.observed_on) AS latest
OPTIONAL MATCH (c)-[s:SUPPORTS]->(:Organization {kind: 'own'}) WHERE s.opportunity = $opportunity AND (latest IS NULL OR s.observed_on = latest)
WITH c, d, first, min(s.support) AS second
OPTIONAL MATCH (c)-[s:SUPPORTS]->(:Organization {kind: 'own'}) WHERE coalesce(s.opportunity, '') = ''
WITH c, d, first, second, max(s.observed_on) AS latest
OPTIONAL MATCH (c)-[s:SUPPORTS]->(:Organization {kind: 'own'}) WHERE coalesce(s.opportunity, '') = '' AND (latest IS NULL OR s.observed_on = latest)
WITH c, d, first, second, min(s.support) AS third
RETURN c.id AS contact, c.name AS name, c.name_zh AS name_zh, d.role AS role, d.weight AS weight, d.veto AS veto, coalesce(first, second, third) AS support
ORDER BY contact
