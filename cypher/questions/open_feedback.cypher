// Which needs, problems and complaints of an account are not closed, and since when?
// $account: id of the account.
MATCH (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:CONCERNS]-(f:Feedback)
WHERE f.closed_on IS NULL AND f.kind IN ['need', 'problem', 'complaint']
RETURN DISTINCT f.id AS feedback, f.kind AS kind, f.raised_on AS raised_on, f.text AS text
ORDER BY raised_on, feedback
