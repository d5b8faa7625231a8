// Locks the nodes $ids of one label until the transaction ends, in that order, and counts them. Setting the id to itself takes the lock.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})
USING INDEX n:<Label>(id)
SET n.id = id
RETURN count(n) AS number
