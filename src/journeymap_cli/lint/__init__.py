"""Journey to problems."""
