"""Themes: colours, fonts and a logo."""
