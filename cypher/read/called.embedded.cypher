// The nodes of one label with exactly this name, in either script. <Label>: one whose nodes have proper names. $name: the name.
// Its own file: Ladybug has no index but that of ids, so that names are nodes; one that has another name by now is passed over.
MATCH (k:Called {name: $name})-[r:CALLS]->(n:<Label>)
WHERE n.name = $name OR n.name_zh = $name
<hint (k JOIN r) JOIN n>
RETURN DISTINCT n.id AS id, n.name AS name, n.name_zh AS name_zh
