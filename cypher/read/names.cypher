// The names of all nodes of one label. <Label>: one whose nodes have names.
MATCH (n:<Label>)
RETURN n.id AS id, n.name AS name, n.name_zh AS name_zh
