"""Explaining why a text cannot be read, in terms of what its author wrote."""
