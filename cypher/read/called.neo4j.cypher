// The nodes of one label with exactly this name, in either script. <Label>: one whose nodes have proper names. $name: the name.
// Its own file: Neo4j has an index of names. It is one of texts, which takes longer names than others, and is asked for by STARTS WITH.
MATCH (n:<Label>)
USING TEXT INDEX n:<Label>(name)
WHERE n.name STARTS WITH $name AND n.name = $name
RETURN n.id AS id, n.name AS name, n.name_zh AS name_zh
UNION
MATCH (n:<Label>)
USING TEXT INDEX n:<Label>(name_zh)
WHERE n.name_zh STARTS WITH $name AND n.name_zh = $name
RETURN n.id AS id, n.name AS name, n.name_zh AS name_zh
