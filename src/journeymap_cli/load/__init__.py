"""Loading a text as a document: YAML, positions, short forms, schema."""
