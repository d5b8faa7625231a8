// When did anybody of ours last meet each key person of an account? A call or a message is no meeting; alignment meetings and
// executive visits are told apart.
// $account: id of the account.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (:Organization {id: $account})<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)<-[:WORKS_IN|WORKS_IN_BEFORE]-(c:Contact)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH DISTINCT c
OPTIONAL MATCH (c)<-[:REVISES]-(v:Revision)
WHERE v.shape = 'Contact' AND c.valid_from > $day AND coalesce(v.valid_from <= $day, true) AND v.replaced_on > $day
WITH c, CASE WHEN v.id IS NULL THEN c.key ELSE v.key END AS important
WHERE important
OPTIONAL MATCH (c)-[a:ATTENDED|ATTENDED_BEFORE]->(i:Interaction)<-[b:ATTENDED|ATTENDED_BEFORE]-(e:Employee)
WHERE i.kind IN ['visit', 'meeting', 'video_meeting', 'meal', 'workshop', 'event'] AND i.held_on <= $day
  AND coalesce(a.valid_from <= $day, true) AND coalesce(a.valid_to > $day, true)
  AND coalesce(b.valid_from <= $day, true) AND coalesce(b.valid_to > $day, true)
  AND coalesce(e.first_from <= $day, e.valid_from <= $day, true) AND coalesce(e.valid_to > $day, true)
  AND (EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE w.valid_to <= $day })
WITH c, max(i.held_on) AS met
OPTIONAL MATCH (c)-[a:ATTENDED|ATTENDED_BEFORE]->(s:Instrument)<-[b:ATTENDED|ATTENDED_BEFORE]-(e:Employee)
WHERE s.kind IN ['alignment_meeting', 'executive_visit'] AND s.held_on <= $day
  AND coalesce(a.valid_from <= $day, true) AND coalesce(a.valid_to > $day, true)
  AND coalesce(b.valid_from <= $day, true) AND coalesce(b.valid_to > $day, true)
  AND coalesce(e.first_from <= $day, e.valid_from <= $day, true) AND coalesce(e.valid_to > $day, true)
  AND (EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE w.valid_to <= $day })
WITH c, met, max(s.held_on) AS summit
RETURN c.id AS contact, c.name AS name, c.name_zh AS name_zh, met AS last_met, summit AS last_summit
ORDER BY contact
