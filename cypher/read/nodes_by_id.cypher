// Those of $ids that are held, whole.
UNWIND $ids AS id
MATCH (n:<Label> {id: id})
RETURN <columns n>
