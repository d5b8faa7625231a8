// How many steps of PART_OF lead to the farthest part of the account. $account: its id.
// Asked first, and put into the statements beside this one: Ladybug joins in a bad order where it must allow for 8 steps.
MATCH p = (root:Organization {id: $account})<-[:PART_OF*0..8]-(n)
RETURN max(length(p)) AS depth
