// Appends what ties of one shape said in earlier states. $rows: an Arrow table: from, to, revision, then what was said.
COPY <BEFORE>(<said names>) FROM $rows (from = '<Start>', to = '<End>')
