"""The pages of docs, held against the program."""
