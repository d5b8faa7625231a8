// Which of $ids exist. <Label>: a node label of the vocabulary.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})
RETURN n.id AS id
