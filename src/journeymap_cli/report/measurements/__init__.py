"""Reports of what was measured, in every format."""
