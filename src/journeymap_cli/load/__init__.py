"""From text to a document: YAML, positions, short forms, schema."""
