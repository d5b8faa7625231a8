// What version 4 adds: a statement for each new column (of its kind, and of Revision), table, index and constraint.
// The version is noted first, without a digest, since what follows commits as it goes: the program of before refuses a store half-way.
MATCH (s:Schema {id: 'graphcrm'}) SET s.version = 4, s.digest = '';
MATCH ()-[r:INFLUENCES]->() WHERE r.scope IS NULL CALL (r) { SET r.scope = coalesce(r.topic, '') } IN TRANSACTIONS OF 10000 ROWS;
MATCH ()-[r:DECIDES]->() WHERE r.scope IS NULL CALL (r) { SET r.scope = coalesce(r.role, '') } IN TRANSACTIONS OF 10000 ROWS;
CREATE CONSTRAINT objective_id IF NOT EXISTS FOR (n:Objective) REQUIRE n.id IS UNIQUE;
