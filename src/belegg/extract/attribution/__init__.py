"""Find who says so, and how sure."""
