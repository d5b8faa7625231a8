// On whom of ours do several accounts hang, and with how much money? Open opportunities whose deciders nobody else of ours knows.
// $day: the day it is asked for; today, where none is given.
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.first_from <= $day, root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF|PART_OF_BEFORE]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.first_from <= $day, h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF|PART_OF_BEFORE*0..8]-(place)<-[:CONCERNS|CONCERNS_BEFORE]-(o:Opportunity)
WHERE all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH DISTINCT root, o
OPTIONAL MATCH (o)<-[:REVISES]-(v:Revision)
WHERE v.shape = 'Opportunity' AND o.valid_from > $day AND coalesce(v.valid_from <= $day, true) AND v.replaced_on > $day
WITH root, o, CASE WHEN v.id IS NULL THEN o.stage ELSE v.stage END AS stage, CASE WHEN v.id IS NULL THEN o.amount ELSE v.amount END AS amount
WHERE stage IN ['lead', 'qualified', 'proposal', 'negotiation']
MATCH (o)<-[d:DECIDES|DECIDES_BEFORE]-(c:Contact)<-[k:KNOWS|KNOWS_BEFORE]-(e:Employee)
WHERE coalesce(d.valid_from <= $day, true) AND coalesce(d.valid_to > $day, true)
  AND coalesce(c.first_from <= $day, c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
  AND coalesce(e.first_from <= $day, e.valid_from <= $day, true) AND coalesce(e.valid_to > $day, true)
  AND EXISTS { MATCH (c)-[w:WORKS_IN|WORKS_IN_BEFORE]->(p) WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true)
    AND coalesce(p.first_from <= $day, p.valid_from <= $day, true) AND coalesce(p.valid_to > $day, true) }
  AND (EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN|WORKS_IN_BEFORE]->() WHERE w.valid_to <= $day })
WITH root.id AS account, root.currency AS currency, o.id AS deal, amount, min(e.id) AS employee, max(e.id) AS another, min(e.name) AS name, min(e.name_zh) AS name_zh
WHERE employee = another
WITH employee, name, name_zh, account, currency, count(deal) AS opportunities, CASE WHEN count(amount) > 0 THEN sum(amount) END AS amount
WITH employee, name, name_zh, count(account) AS accounts, collect({account: account, currency: currency, opportunities: opportunities, amount: amount}) AS parts
WHERE accounts > 1
UNWIND parts AS part
RETURN employee, name, name_zh, part.account AS account, part.opportunities AS opportunities, part.amount AS amount, part.currency AS currency
ORDER BY employee, account
