// The digest of the vocabulary that the store was written with. Asked for where the version is known to have one.
MATCH (s:Schema {id: 'graphcrm'})
RETURN s.digest AS digest
