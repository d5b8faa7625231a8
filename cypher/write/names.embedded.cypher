// Writes names that nothing was called before, beside changes in the same transaction. $rows: at most 1,000 maps of name.
UNWIND $rows AS row
CREATE (:Called {name: row.name})
