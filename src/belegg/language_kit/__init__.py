"""Check a language's data files, and write the template of a new language."""
