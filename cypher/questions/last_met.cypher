// When did anybody of ours last meet each key person of an account? A call or a message is no meeting; alignment meetings and
// executive visits are told apart.
// $account: id of the account.
MATCH (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:WORKS_IN]-(c:Contact)
WHERE c.key
OPTIONAL MATCH (c)-[:ATTENDED]->(i:Interaction)<-[:ATTENDED]-(:Employee)
WHERE i.kind IN ['visit', 'meeting', 'meal', 'workshop', 'event']
WITH c, max(i.held_on) AS met
OPTIONAL MATCH (c)-[:ATTENDED]->(s:Instrument)<-[:ATTENDED]-(:Employee)
WHERE s.kind IN ['alignment_meeting', 'executive_visit']
WITH c, met, max(s.held_on) AS summit
RETURN c.id AS contact, c.name AS name, c.name_zh AS name_zh, met AS last_met, summit AS last_summit
ORDER BY contact
