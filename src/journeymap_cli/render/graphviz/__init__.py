"""Diagrams drawn by Graphviz."""
