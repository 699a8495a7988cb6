"""Find what is said to have happened."""
