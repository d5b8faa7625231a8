// What version 4 adds: a statement for each new column (of its kind, and of Revision), table, index and constraint.
ALTER TABLE REPORTS_TO ADD IF NOT EXISTS kind STRING;
ALTER TABLE INFLUENCES ADD IF NOT EXISTS scope STRING DEFAULT '';
ALTER TABLE DECIDES ADD IF NOT EXISTS scope STRING DEFAULT '';
MATCH (a:Contact)-[r:INFLUENCES]->(b:Contact) SET r.scope = coalesce(r.topic, '');
MATCH (a:Contact)-[r:DECIDES]->(b:Opportunity) SET r.scope = coalesce(r.role, '');
