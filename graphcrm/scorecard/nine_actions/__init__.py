"""The nine actions that an account team answers for (E1 to E9), condition by condition."""
