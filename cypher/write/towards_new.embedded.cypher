// Ties earlier states of ties to the nodes that those end at. $rows: an Arrow table of revision id and node id.
COPY TOWARDS FROM $rows (from = 'Revision', to = '<Label>')
