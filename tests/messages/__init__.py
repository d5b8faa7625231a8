"""The room `messages`: facts in words, catalogues in order, and a language that nobody speaks."""
