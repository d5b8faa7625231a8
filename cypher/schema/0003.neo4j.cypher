// Moments become points in time, references become relationships, names get an index; earlier states get a property for each column.
// Every statement commits as it goes and may run twice. The version is noted first, without a digest, so that the program of before
// refuses a store that is half-way, and this one goes on with it.
MATCH (s:Schema {id: 'graphcrm'}) SET s.version = 3, s.digest = '';
MATCH (n:Organization|OrgUnit|Contact|Employee|Opportunity|Interaction|Instrument|Feedback|Survey|Asset|Initiative|Action|KpiYear) WHERE n.recorded_at IS :: STRING CALL (n) { SET n.recorded_at = datetime(n.recorded_at) } IN TRANSACTIONS OF 10000 ROWS;
MATCH ()-[r:WORKS_IN|PART_OF|REPORTS_TO|INFLUENCES|CONFLICTS_WITH|KNOWS|SUPPORTS|DECIDES|CONCERNS|ATTENDED|RAISED|RATED|COMPETES_FOR]->() WHERE r.recorded_at IS :: STRING CALL (r) { SET r.recorded_at = datetime(r.recorded_at) } IN TRANSACTIONS OF 10000 ROWS;
MATCH (i:Import) WHERE i.imported_at IS :: STRING CALL (i) { SET i.imported_at = datetime(i.imported_at) } IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Organization|OrgUnit|Contact|Employee|Opportunity|Interaction|Instrument|Feedback|Survey|Asset|Initiative|Action|KpiYear) MATCH (i:Import {id: n.import_id}) CALL (n, i) { MERGE (n)-[:BROUGHT_BY]->(i) } IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Opportunity) WHERE n.found_by IS NOT NULL MATCH (m:Employee {id: n.found_by}) CALL (n, m) { MERGE (n)-[:FOUND_BY]->(m) } IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Asset) WHERE n.vendor IS NOT NULL MATCH (m:Organization {id: n.vendor}) CALL (n, m) { MERGE (n)-[:SUPPLIED_BY]->(m) } IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Action) WHERE n.owner IS NOT NULL MATCH (m:Employee {id: n.owner}) CALL (n, m) { MERGE (n)-[:OWNED_BY]->(m) } IN TRANSACTIONS OF 10000 ROWS;
MATCH (a)-[r:SUPPORTS]->(b) WHERE r.opportunity IS NOT NULL MATCH (m:Opportunity {id: r.opportunity}) CALL (a, r, b, m) { MERGE (a)-[x:TAKES_SIDES_IN {to_label: labels(b)[0], to_id: b.id}]->(m) SET x += {support: r.support, target_support: r.target_support, source: r.source, observed_on: r.observed_on, recorded_by: r.recorded_by, confidence: r.confidence, valid_from: r.valid_from, valid_to: r.valid_to} } IN TRANSACTIONS OF 10000 ROWS;
CREATE FULLTEXT INDEX graphcrm_names IF NOT EXISTS FOR (n:Organization|OrgUnit|Contact|Employee|Opportunity) ON EACH [n.name, n.name_zh] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
