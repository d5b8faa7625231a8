// What version 4 adds: a statement for each new column (of its kind, and of Revision), table, index and constraint.
CREATE CONSTRAINT objective_id IF NOT EXISTS FOR (n:Objective) REQUIRE n.id IS UNIQUE;
