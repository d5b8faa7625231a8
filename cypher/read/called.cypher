// The nodes of one label with exactly this name, in either script. <Label>: one whose nodes have names. $name: the name.
MATCH (n:<Label>)
WHERE n.name = $name OR n.name_zh = $name
RETURN n.id AS id, n.name AS name, n.name_zh AS name_zh
