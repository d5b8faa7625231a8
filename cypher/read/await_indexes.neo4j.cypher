// Waits until the indexes behind new constraints are ready.
CALL db.awaitIndexes(60)
