"""Accounts and files that once were read, told or kept wrong, each with its right values; one module a case."""
