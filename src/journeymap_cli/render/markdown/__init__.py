"""The map as Markdown."""
