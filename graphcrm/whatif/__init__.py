"""Suppose something: an account as it would be, and what differs between two states of it."""
