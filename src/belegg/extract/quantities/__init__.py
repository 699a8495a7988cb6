"""Find counts in sentences."""
