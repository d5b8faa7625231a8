// Ties earlier states to the nodes they are about. $rows: an Arrow table of revision id and node id.
COPY REVISES FROM $rows (from = 'Revision', to = '<Label>')
