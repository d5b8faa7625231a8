// Digest and first day of those of $ids that are held.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})
RETURN n.id AS id, n.hash AS digest, n.<since> AS since
