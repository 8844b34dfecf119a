"""A step: the smallest column."""

from journeymap_cli.model.node import Node


class Step(Node):
    """A moment inside a stage: one column. A text alone is the name."""
