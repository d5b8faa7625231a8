// The nodes of one label with exactly this name, in either script. <Label>: one whose nodes have proper names. $name: the name.
// Its own file: Neo4j has an index of names.
MATCH (n:<Label>)
USING INDEX n:<Label>(name)
WHERE n.name = $name
RETURN n.id AS id, n.name AS name, n.name_zh AS name_zh
UNION
MATCH (n:<Label>)
USING INDEX n:<Label>(name_zh)
WHERE n.name_zh = $name
RETURN n.id AS id, n.name AS name, n.name_zh AS name_zh
