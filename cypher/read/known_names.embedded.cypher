// Which of $ids are names that something is or was called. For the embedded store alone: see read/called.
UNWIND $ids AS name
MATCH (k:Called {name: name})
RETURN k.name AS name
