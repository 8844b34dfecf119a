"""How much a text may hold: values and levels once its aliases are expanded, and the text that they repeat."""

from typing import Any, Final

from journeymap_cli.rule_ids import TOO_DEEP, TOO_LARGE
from journeymap_cli.yamlsource.fault import Fault
from journeymap_cli.yamlsource.positions import Place

MOST_LEVELS: Final = 50
MOST_NODES: Final = 1_000_000
MOST_REPEATED: Final = 50_000_000


class Anchored:
    """The node that an anchor names, once complete; `nodes`, `length` and `levels` are what repeating it costs."""

    __slots__ = ("complete", "length", "levels", "nodes", "place", "value")

    def __init__(self, nodes: int, length: int) -> None:
        """Begin it; `nodes` and `length` are the counts of the text before it."""
        self.nodes = nodes
        self.length = length
        self.levels = 0
        self.complete = False
        self.value: Any = None
        self.place = Place(0, 0)


class Tally:
    """What a text holds with its aliases expanded, as far as it is read. Nothing is expanded for the counting."""

    __slots__ = ("length", "nodes", "repeated")

    def __init__(self) -> None:
        self.nodes = 0
        self.length = 0
        self.repeated = 0

    def begin(self) -> Anchored:
        """An anchor before the node that comes next."""
        return Anchored(self.nodes, self.length)

    def complete(self, anchored: Anchored, value: Any, place: Place, levels: int) -> None:
        """Say what the anchor stands for."""
        anchored.nodes, anchored.length = self.nodes - anchored.nodes, self.length - anchored.length
        anchored.value, anchored.place, anchored.levels, anchored.complete = value, place, levels, True

    def repeat(self, anchored: Anchored) -> None:
        """Count an alias."""
        self.nodes += anchored.nodes
        self.length += anchored.length
        self.repeated += anchored.length

    @property
    def exceeded(self) -> bool:
        """Whether it is too much."""
        return self.nodes > MOST_NODES or self.repeated > MOST_REPEATED


def too_large(start: int, end: int) -> Fault:
    """What to say where there is too much."""
    message = f"more than {MOST_NODES:,} values, or {MOST_REPEATED:,} characters by repetition"
    return Fault(message, start, end, "split the file, or repeat less with '*'", TOO_LARGE)


def endless(name: str, start: int) -> Fault:
    """What to say of an alias inside what it repeats."""
    message = f"'*{name}' repeats what it stands in, without end"
    return Fault(message, start, start + len(name) + 1, "take it out", TOO_LARGE)


def too_deep(start: int, end: int) -> Fault:
    """What to say where too many lists and mappings are open."""
    message = f"more than {MOST_LEVELS} lists and mappings stand inside each other"
    return Fault(message, start, end, "are there brackets or dashes too many?", TOO_DEEP)
