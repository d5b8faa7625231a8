// The ids of all nodes of one label. <Label>: a node label of the vocabulary.
MATCH (n:<Label>)
RETURN n.id AS id
