"""Show claims to people and programs."""
