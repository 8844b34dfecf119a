"""Reports: problems or changes as text."""
