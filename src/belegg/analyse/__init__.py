"""From a Document to sentences with syntax."""
