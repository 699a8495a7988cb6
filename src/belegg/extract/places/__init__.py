"""Find places in sentences and choose among namesakes."""
