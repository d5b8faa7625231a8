// What version 4 adds: a statement for each new column (of its kind, and of Revision), table, index and constraint.
