"""The lists and mappings that are open while a text is read. Each receives one complete node after the other."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from journeymap_cli.rule_ids import DUPLICATE_KEY
from journeymap_cli.yamlsource.fault import Fault, shown
from journeymap_cli.yamlsource.limits import Anchored
from journeymap_cli.yamlsource.positions import ListPlace, MappingPlace, Place

FaultMaker = Callable[[], Fault]
"""Creates a fault on demand: a file may have a million, of which few are reported."""


class Frame:
    """An open list or mapping.

    `levels` is its depth of nesting including itself, `flow` whether it is written in brackets.
    """

    __slots__ = ("anchored", "data", "flow", "levels", "place")

    def __init__(self, data: Any, place: Place, flow: bool, anchored: Anchored | None) -> None:
        self.data = data
        self.place = place
        self.flow = flow
        self.anchored = anchored
        self.levels = 1

    def deepen(self, levels: int) -> None:
        """Record a child with a number of levels."""
        self.levels = max(self.levels, levels + 1)

    def add(self, value: Any, place: Place) -> FaultMaker | None:
        """Add a complete node. Returns a function that creates the fault if the node is wrong here, else None."""
        raise NotImplementedError


class ListFrame(Frame):
    """An open list; the document itself is one too."""

    __slots__ = ("entries",)

    def __init__(self, start: int, flow: bool, anchored: Anchored | None = None) -> None:
        place = ListPlace(start, start)
        super().__init__([], place, flow, anchored)
        self.entries = place.entries

    def add(self, value: Any, place: Place) -> FaultMaker | None:
        """Append the node."""
        self.data.append(value)
        self.entries.append(place)
        self.place.end = place.end
        return None


SKIPPED: Final = object()
"""The name of an entry whose key is not text."""


class MappingFrame(Frame):
    """An open mapping, which receives keys and values alternately. Of two equal keys, the first is kept."""

    __slots__ = ("entries", "key", "name")

    def __init__(self, start: int, flow: bool, anchored: Anchored | None = None) -> None:
        place = MappingPlace(start, start)
        super().__init__({}, place, flow, anchored)
        self.entries = place.entries
        self.key: Place | None = None
        self.name: Any = None

    def add(self, value: Any, place: Place) -> FaultMaker | None:
        """Remember a key, or store the value for it."""
        self.place.end = place.end
        key, name = self.key, self.name
        if key is None:
            return self._take_key(value, place)
        self.key = None
        if name in self.data:
            return partial(_repeated, name, key, self.entries[name][0])
        if name is not SKIPPED:
            self.data[name] = value
            self.entries[name] = key, place
        return None

    def _take_key(self, value: Any, place: Place) -> FaultMaker | None:
        self.key = place
        if isinstance(value, str):
            self.name = value
            return None
        if value is None:
            self.name = ""
            return None
        self.name = SKIPPED
        return partial(_not_text, value, place)


def _repeated(name: str, key: Place, first: Place) -> Fault:
    return Fault(
        f"duplicate key {shown(name)}",
        key.start,
        key.end,
        "write a space after each dash" if name[:1] == "-" and name[1:2].isalpha() else "keep one of the two",
        DUPLICATE_KEY,
        earlier="first here",
        first=(first.start, first.end),
    )


def _not_text(value: Any, place: Place) -> Fault:
    what = "a list" if isinstance(value, list) else "a mapping"
    return Fault(f"{what} cannot be a key", place.start, place.end, "quote a text that starts with a bracket")
