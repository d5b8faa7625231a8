// Appends ties that are not held. $rows: an Arrow table: from, to, scope where there is one, then the properties.
COPY <TYPE>(<names>) FROM $rows (from = '<Start>', to = '<End>')
