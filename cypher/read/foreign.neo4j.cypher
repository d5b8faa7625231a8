// How many nodes carry a label that a store uses, and which labels, in a database where no store is yet. <Label>: all labels of the vocabulary.
MATCH (n:<Label>|Import|Revision|Schema)
RETURN count(n) AS number, collect(DISTINCT labels(n)[0]) AS labels
