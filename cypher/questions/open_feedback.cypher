// Which needs, problems and complaints of an account are not closed, and since when?
// $account: id of the account.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (:Organization {id: $account})<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
MATCH (place)<-[g:CONCERNS|CONCERNS_BEFORE]-(f:Feedback)
WHERE f.raised_on <= $day AND coalesce(f.closed_on > $day, true) AND f.kind IN ['need', 'problem', 'complaint']
  AND coalesce(g.valid_from <= $day, true) AND coalesce(g.valid_to > $day, true)
RETURN DISTINCT f.id AS feedback, f.kind AS kind, f.raised_on AS raised_on, f.text AS text
ORDER BY raised_on, feedback
