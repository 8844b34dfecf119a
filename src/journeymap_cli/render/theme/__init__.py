"""Colours, fonts and the logo."""
