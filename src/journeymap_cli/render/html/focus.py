"""The CSS classes of entries on the page."""

from collections.abc import Mapping
from typing import NamedTuple

from journeymap_cli.problem import Path
from journeymap_cli.render.html.overlay import EntryMark
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.lens import PersonaView


class FocusClasses(dict[tuple[str, ...], str]):
    """The classes by which the focus on a persona dims entries about others, by the ids that an entry is about.

    An entry about everyone has none.
    """

    def __init__(self, people: Mapping[str, PersonaView]) -> None:
        self._people = people

    def __missing__(self, ids: tuple[str, ...]) -> str:
        known = [f" w{self._people[id_].place}" for id_ in ids if id_ in self._people]
        self[ids] = "".join([" w", *known]) if known and len(ids) < len(self._people) else ""
        return self[ids]


class EntryClasses(NamedTuple):
    """The classes of entries; `notes` are the marks of a comparison by the path of their entry."""

    focus: FocusClasses
    notes: Mapping[Path, EntryMark]

    def of(self, entry: EntryView, kind: str) -> str:
        """The classes of an entry, `kind` first; empty if there are none."""
        note = self.notes.get(entry.path)
        return f"{kind}{self.focus[entry.who]}{f' {note.classes}' if note else ''}".strip()
