// Every node of one label, whole.
MATCH (n:<Label>)
RETURN <columns n>
