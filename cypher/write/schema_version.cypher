// Notes which version of the schema the store has, and the digest of its vocabulary. $version, $digest.
MERGE (s:Schema {id: 'graphcrm'})
SET s.version = $version, s.digest = $digest
