// Appends nodes that are not held yet. $rows: an Arrow table, columns in the order of the vocabulary, which that of an older table need not be.
COPY <Label>(<names>, <FIRST>) FROM $rows
