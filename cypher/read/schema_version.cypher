// Which version of the schema the store has.
MATCH (s:Schema {id: 'graphcrm'})
RETURN s.version AS version
