// How many nodes stand as the imports $ids brought them, by sheet.
MATCH (n)
WHERE n.import_id IN $ids
RETURN n.sheet AS sheet, count(n) AS number
