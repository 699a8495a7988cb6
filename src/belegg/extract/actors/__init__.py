"""Find parties in sentences and what stands in for them."""
