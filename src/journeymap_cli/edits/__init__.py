"""Changes of a map as operations: reading them from JSON, applying them to a map, and finding them between two maps."""
