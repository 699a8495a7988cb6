"""Measure claims against golden articles: load, match, compare and tally; nothing is read or shown here."""
