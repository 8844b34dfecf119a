"""Changing the data in the text of a map: the text is split into blocks, and only blocks that differ are rewritten."""
