// Which of $ids are revisions that are held.
UNWIND $ids AS id
MATCH (v:Revision {id: id})
RETURN v.id AS id
