"""Render a view of a map as bytes."""
