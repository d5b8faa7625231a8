// Appends earlier states of one shape that are not held yet. $rows: an Arrow table, columns in the order of their names here.
COPY Revision(<state names>) FROM $rows
