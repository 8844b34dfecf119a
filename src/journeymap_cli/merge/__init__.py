"""Three texts of a map to one, by meaning."""
