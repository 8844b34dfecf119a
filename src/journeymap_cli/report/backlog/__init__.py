"""The opportunities of maps as a list of work."""
