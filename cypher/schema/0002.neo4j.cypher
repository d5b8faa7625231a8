// The digest of the vocabulary beside the version: a property, which Neo4j needs no preparation for.
MATCH (s:Schema {id: 'graphcrm'}) WHERE s.digest IS NULL SET s.digest = '';
