// Every earlier state of ties of one shape. <Label>: where they start. $shape: the shape.
MATCH (v:Revision)
WHERE v.shape = $shape
RETURN v.id, v.shape, v.superseded_at, v.from_id AS subject, <states v>
