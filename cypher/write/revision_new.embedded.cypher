// Appends earlier states that are not held yet. $rows: an Arrow table, columns in the order of the table.
COPY Revision FROM $rows
