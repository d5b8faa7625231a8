// Ties names to new nodes of one label that are called so. $rows: an Arrow table of name and node id.
COPY CALLS FROM $rows (from = 'Called', to = '<Label>')
