"""Results out: pages, sheets, slides; one module a kind of file."""
