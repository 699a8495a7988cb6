"""Find times in sentences and resolve them."""
