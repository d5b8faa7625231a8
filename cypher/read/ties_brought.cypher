// How many ties stand as the imports $ids brought them, by sheet.
MATCH ()-[r]->()
WHERE r.import_id IN $ids
RETURN r.sheet AS sheet, count(r) AS number
