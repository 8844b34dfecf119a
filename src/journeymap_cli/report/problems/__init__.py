"""Reports of problems."""
