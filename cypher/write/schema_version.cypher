// Notes which version of the schema the store has. $version.
MERGE (s:Schema {id: 'graphcrm'})
SET s.version = $version
