"""What is known of each language, as data, and how it is loaded and checked."""
