// Appends names that nothing was called before. $rows: an Arrow table of them.
COPY Called FROM $rows
