// The nodes of one label that are or were called so, in either script. <Label>: one whose nodes have proper names. $name: the name.
// Its own file: Ladybug has no index but that of ids, so that names are nodes; whoever asks looks at today's names again,
// since Ladybug reads the whole label where this statement does.
MATCH (k:Called {name: $name})-[r:CALLS]->(n:<Label>)
<hint (k JOIN r) JOIN n>
RETURN DISTINCT n.id AS id, n.name AS name, n.name_zh AS name_zh
