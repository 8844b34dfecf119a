"""What is open while a text is read: lists and mappings that take one complete node after the other."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from journeymap_cli.rule_ids import DUPLICATE_KEY
from journeymap_cli.yamlsource.fault import Fault, shown
from journeymap_cli.yamlsource.limits import Anchored
from journeymap_cli.yamlsource.positions import ListPlace, MappingPlace, Place

FaultMaker = Callable[[], Fault]
"""A fault that is only put in words where it is wanted: a file may have a million."""


class Frame:
    """An open list or mapping. `levels` counts those in it with itself, `flow` says whether it stands in brackets."""

    __slots__ = ("anchored", "data", "flow", "levels", "place", "told")

    def __init__(self, data: Any, place: Place, flow: bool, anchored: Anchored | None) -> None:
        self.data = data
        self.place = place
        self.flow = flow
        self.anchored = anchored
        self.levels = 1
        self.told = False

    def deepen(self, levels: int) -> None:
        """Note that something of so many levels stands in it."""
        self.levels = max(self.levels, levels + 1)

    def add(self, value: Any, place: Place) -> FaultMaker | None:
        """Take a complete node; a way to tell what is wrong with it here."""
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
"""The name of an entry whose key is no text."""


class MappingFrame(Frame):
    """An open mapping: its nodes are a key and its value in turn. The first of two equal keys counts."""

    __slots__ = ("entries", "key", "name")

    def __init__(self, start: int, flow: bool, anchored: Anchored | None = None) -> None:
        place = MappingPlace(start, start)
        super().__init__({}, place, flow, anchored)
        self.entries = place.entries
        self.key: Place | None = None
        self.name: Any = None

    def add(self, value: Any, place: Place) -> FaultMaker | None:
        """Keep a key, or file the value under it."""
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
        return partial(_no_name, value, place)


def _repeated(name: str, key: Place, first: Place) -> Fault:
    return Fault(
        f"the key {shown(name)} stands here a second time",
        key.start,
        key.end,
        "keep one of the two",
        DUPLICATE_KEY,
        earlier="first here",
        first=(first.start, first.end),
    )


def _no_name(value: Any, place: Place) -> Fault:
    what = "a list" if isinstance(value, list) else "a mapping"
    return Fault(f"{what} cannot be a key", place.start, place.end, "a text that begins with a bracket must be quoted")
