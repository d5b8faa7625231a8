// On whom of ours do several accounts hang, and with how much money? Open opportunities whose deciders nobody else of ours knows.
// $day: the day it is asked for; today, where none is given.
MATCH (root:Organization {kind: 'customer'})
WHERE coalesce(root.valid_from <= $day, true) AND coalesce(root.valid_to > $day, true)
  AND NOT EXISTS { MATCH (root)-[up:PART_OF]->(h:Organization) WHERE coalesce(up.valid_from <= $day, true) AND coalesce(up.valid_to > $day, true) AND coalesce(h.valid_from <= $day, true) AND coalesce(h.valid_to > $day, true) }
WITH root, $day AS day
MATCH path = (root)<-[:PART_OF*0..8]-(place)<-[:CONCERNS]-(o:Opportunity)
WHERE o.stage IN ['lead', 'qualified', 'proposal', 'negotiation']
  AND all(x IN nodes(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH DISTINCT root, o
MATCH (o)<-[d:DECIDES]-(c:Contact)<-[k:KNOWS]-(e:Employee)
WHERE coalesce(d.valid_from <= $day, true) AND coalesce(d.valid_to > $day, true)
  AND coalesce(c.valid_from <= $day, true) AND coalesce(c.valid_to > $day, true)
  AND coalesce(k.valid_from <= $day, true) AND coalesce(k.valid_to > $day, true)
  AND coalesce(e.valid_from <= $day, true) AND coalesce(e.valid_to > $day, true)
  AND EXISTS { MATCH (c)-[w:WORKS_IN]->(p) WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true)
    AND coalesce(p.valid_from <= $day, true) AND coalesce(p.valid_to > $day, true) }
  AND (EXISTS { MATCH (e)-[w:WORKS_IN]->() WHERE coalesce(w.valid_from <= $day, true) AND coalesce(w.valid_to > $day, true) }
    OR NOT EXISTS { MATCH (e)-[w:WORKS_IN]->() WHERE w.valid_to <= $day })
WITH root.id AS account, o.id AS deal, min(e.id) AS employee, max(e.id) AS another, min(e.name) AS name, min(e.name_zh) AS name_zh
WHERE employee = another
WITH employee, name, name_zh, collect(DISTINCT account) AS accounts, collect(DISTINCT deal) AS deals, $day AS day
WHERE size(accounts) > 1
UNWIND deals AS deal
MATCH path = (o:Opportunity {id: deal})-[:CONCERNS]->(place)-[:PART_OF*0..8]->(root:Organization {kind: 'customer'})
WHERE root.id IN accounts
  AND all(x IN nodes(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH DISTINCT employee, name, name_zh, root.id AS account, deal, $day AS day
MATCH way = (o:Opportunity {id: deal})-[:CONCERNS]->(customer)-[:PART_OF*0..8]->(h)
WHERE all(x IN nodes(way) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(way) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
WITH employee, name, name_zh, account, o, customer, max(left('0000000000', length(way)) + CASE WHEN h.kind = 'customer' THEN h.currency END) AS nearest
WITH employee, name, name_zh, account, o.id AS deal, o.amount AS amount, min(replace(nearest, '0', '')) AS lowest, max(replace(nearest, '0', '')) AS highest
WITH employee, name, name_zh, account, deal, amount, CASE WHEN lowest = highest AND lowest <> '' THEN lowest END AS currency
RETURN employee, name, name_zh, account, count(deal) AS opportunities, CASE WHEN count(amount) > 0 THEN sum(amount) END AS amount, currency
ORDER BY employee, account, currency
