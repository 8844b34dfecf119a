"""A step: the smallest column."""

from journeymap_cli.model.node import Node


class Step(Node):
    """A step inside a stage."""
