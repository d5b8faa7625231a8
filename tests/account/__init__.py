"""The account as a graph, and each concept that the questions share."""
