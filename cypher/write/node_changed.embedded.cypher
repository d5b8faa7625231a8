// Replaces every property of nodes that are held. $rows: an Arrow table with the vocabulary's column names.
LOAD FROM $rows
MATCH (n:<Label>) WHERE n.id = id
SET <assignments>
