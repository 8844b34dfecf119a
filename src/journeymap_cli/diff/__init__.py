"""Comparing two journeys: the changes between them."""
