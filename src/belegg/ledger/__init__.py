"""Keep documents, claims, judgements and the events made of them: appended, never overwritten."""
