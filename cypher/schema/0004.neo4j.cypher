// What version 4 adds: a statement for each new column (of its kind, and of Revision), table, index and constraint.
// The version is noted first, without a digest, since what follows commits as it goes: the program of before refuses a store half-way.
MATCH (s:Schema {id: 'graphcrm'}) SET s.version = 4, s.digest = '';
MATCH ()-[r:INFLUENCES]->() WHERE r.scope IS NULL CALL (r) { SET r.scope = coalesce(r.topic, '') } IN TRANSACTIONS OF 10000 ROWS;
MATCH ()-[r:DECIDES]->() WHERE r.scope IS NULL CALL (r) { SET r.scope = coalesce(r.role, '') } IN TRANSACTIONS OF 10000 ROWS;
CREATE CONSTRAINT objective_id IF NOT EXISTS FOR (n:Objective) REQUIRE n.id IS UNIQUE;
CREATE INDEX organization_name IF NOT EXISTS FOR (n:Organization) ON (n.name);
CREATE INDEX organization_name_zh IF NOT EXISTS FOR (n:Organization) ON (n.name_zh);
CREATE INDEX org_unit_name IF NOT EXISTS FOR (n:OrgUnit) ON (n.name);
CREATE INDEX org_unit_name_zh IF NOT EXISTS FOR (n:OrgUnit) ON (n.name_zh);
CREATE INDEX contact_name IF NOT EXISTS FOR (n:Contact) ON (n.name);
CREATE INDEX contact_name_zh IF NOT EXISTS FOR (n:Contact) ON (n.name_zh);
CREATE INDEX employee_name IF NOT EXISTS FOR (n:Employee) ON (n.name);
CREATE INDEX employee_name_zh IF NOT EXISTS FOR (n:Employee) ON (n.name_zh);
CREATE INDEX opportunity_name IF NOT EXISTS FOR (n:Opportunity) ON (n.name);
CREATE INDEX opportunity_name_zh IF NOT EXISTS FOR (n:Opportunity) ON (n.name_zh);
