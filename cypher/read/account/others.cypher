// Ourselves, partners and competitors: whoever people of an account may stand for. $account: its id.
MATCH (n:Organization)
WHERE n.kind <> 'customer'
RETURN DISTINCT <handle n>, <kind n>, <columns n>
