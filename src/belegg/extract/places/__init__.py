"""Places: where, with a precision class always, and what the preposition makes of it."""
