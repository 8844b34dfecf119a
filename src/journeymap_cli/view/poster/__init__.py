"""The whole map as boxes and text at positions in points."""
