"""Changes of a map as operations: read from JSON, done on the data of a map, and found between two maps."""
