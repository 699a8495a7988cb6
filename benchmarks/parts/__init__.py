"""The parts of extraction, each measured on what others annotated or on what was worked out by hand."""
