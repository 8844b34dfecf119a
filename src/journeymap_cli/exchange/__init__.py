"""Reads maps in the formats of other tools as data in long form, with a problem for each text that is lost."""
