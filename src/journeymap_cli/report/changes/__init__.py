"""Reports of what changed between two versions of a map."""
