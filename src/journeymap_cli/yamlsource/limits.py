"""Limits on the size of a text with its aliases expanded: on values, levels, and the text that aliases repeat.

Nothing is expanded for counting. Each anchored node has a cost, which each alias adds again, so a "billion laughs" file
is rejected after reading only its own text.
"""

from typing import Any, Final

from journeymap_cli.rule_ids import TOO_DEEP, TOO_LARGE
from journeymap_cli.yamlsource.fault import Fault
from journeymap_cli.yamlsource.positions import Place

MOST_LEVELS: Final = 50
MOST_NODES: Final = 250_000
MOST_ALIASED: Final = 20_000
"""The maximum number of nodes that aliases add: keys, values, lists and mappings."""

MOST_REPEATED: Final = 50_000_000
"""The maximum number of characters of text that aliases add."""


class Anchored:
    """A node with an anchor. Once it is complete, `nodes`, `length` and `levels` are the cost of repeating it."""

    __slots__ = ("complete", "length", "levels", "nodes", "place", "value")

    def __init__(self, nodes: int, length: int) -> None:
        """`nodes` and `length` are the counts of the text before the node."""
        self.nodes = nodes
        self.length = length
        self.levels = 0
        self.complete = False
        self.value: Any = None
        self.place = Place(0, 0)


class Tally:
    """Counts of the text read so far, with its aliases expanded."""

    __slots__ = ("aliased", "length", "nodes", "repeated")

    def __init__(self) -> None:
        self.nodes = 0
        self.length = 0
        self.aliased = 0
        self.repeated = 0

    def begin(self) -> Anchored:
        """Start the node of an anchor."""
        return Anchored(self.nodes, self.length)

    def complete(self, anchored: Anchored, value: Any, place: Place, levels: int) -> None:
        """Set the node of an anchor, and its cost: the current counts, minus those before the node."""
        anchored.nodes, anchored.length = self.nodes - anchored.nodes, self.length - anchored.length
        anchored.value, anchored.place, anchored.levels, anchored.complete = value, place, levels, True

    def repeat(self, anchored: Anchored) -> None:
        """Count an alias with the cost of what it repeats."""
        self.nodes += anchored.nodes
        self.aliased += anchored.nodes
        self.length += anchored.length
        self.repeated += anchored.length

    @property
    def exceeded(self) -> bool:
        """Whether aliases add too much."""
        return self.aliased > MOST_ALIASED or self.repeated > MOST_REPEATED


def too_large(start: int, end: int) -> Fault:
    """The fault of a text with too many values."""
    return Fault(f"the file has more than {MOST_NODES:,} keys and values", start, end, "split the file", TOO_LARGE)


def too_many_aliases(start: int, end: int) -> Fault:
    """The fault of aliases that repeat too much."""
    message = f"aliases repeat more than {MOST_ALIASED:,} keys and values, or {MOST_REPEATED:,} characters"
    return Fault(message, start, end, "use fewer aliases", TOO_LARGE)


def endless(name: str, start: int) -> Fault:
    """The fault of an alias inside the node that it repeats."""
    message = f"the alias '*{name}' repeats the value that contains it"
    return Fault(message, start, start + len(name) + 1, "remove it", TOO_LARGE)


def too_deep(start: int, end: int) -> Fault:
    """The fault of lists and mappings that are nested too deep."""
    message = f"lists and mappings are nested more than {MOST_LEVELS} levels deep"
    return Fault(message, start, end, "check for extra brackets or dashes", TOO_DEEP)
