"""Text to document: YAML, places, short forms, schema."""
