"""The data of a map while edits are applied to it: every part is found as it was before the first edit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import WHOLE_LANES
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.slug import free, slug
from journeymap_cli.rewrite.long_form import long_form
from journeymap_cli.view.book.book import names_of
from journeymap_cli.view.book.fields import LISTS, BookWords
from journeymap_cli.view.swimlanes import lanes

EntryData = dict[str, Any]
REFERS: Final = frozenset(("persona", "personas", "addresses", "next", "to", "from", "stages", "at"))
"""Keys whose values are ids of other parts of the map."""


class WorkingCopy:
    """A map as data in long form. `before` are the original entries by lane and id of the node, "" for the map."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.data: EntryData = long_form(journey)
        self.words = BookWords.of(journey, Analysis(journey).language)
        self.nodes: dict[str, EntryData] = {"": self.data}
        self.stages: dict[str, str] = {}
        for stage, data in zip(journey.stages, self.data["stages"], strict=True):
            self.nodes[stage.id] = data
            for step, inner in zip(stage.steps, data.get("steps", ()), strict=True):
                self.nodes[step.id], self.stages[step.id] = inner, stage.id
        own = [persona for persona in journey.personas if not persona.imported]
        self.people = {each.id: data for each, data in zip(own, self.data.get("personas", ()), strict=True)}
        self.before = {
            (id_, lane): tuple(entries)
            for id_, node in self.nodes.items()
            for lane, entries in _lanes(node, is_map=not id_)
        }
        self.rows = dict(self._rows())
        self._names = {id_: {_folded(node["name"])} for id_, node in self.nodes.items() if id_}

    def _rows(self) -> Iterator[tuple[tuple[str, str], tuple[str, str, EntryData]]]:
        """The entries of the rows of sheets that list entries: by sheet and id, each with its node and lane."""
        parts = {"": self.journey, **{node.id: node for stage in self.journey.stages for node in (stage, *stage.steps)}}
        for row in LISTS:
            if row.key == "personas":
                yield from (((row.sheet, id_), ("", row.key, person)) for id_, person in self.people.items())
                continue
            for id_, part in parts.items():
                found = getattr(part, row.key)
                named = zip(names_of(found, row.name), self.before.get((id_, row.key), ()), strict=True)
                yield from (((row.sheet, f"{id_}/{name}"), (id_, row.key, entry)) for name, entry in named)

    def entries(self, node: str, lane: str) -> list[EntryData]:
        """Return the present list of entries of a node in a lane; it is created if it is missing."""
        data = self.nodes[node]
        holder = data if lane in BUILT_IN or lane == "personas" else data.setdefault("cells", {})
        found: list[EntryData] = holder.setdefault(lane, [])
        return found

    def remove(self, node: str, lane: str, entry: EntryData) -> bool:
        """Remove an entry. Return whether it was still there."""
        entries = self.entries(node, lane)
        at = next((at for at, each in enumerate(entries) if each is entry), None)
        if at is not None:
            del entries[at]
        self._tidy(node, lane)
        return at is not None

    def _tidy(self, node: str, lane: str) -> None:
        """Remove a list that has become empty."""
        data = self.nodes[node]
        holder = data if lane in (*BUILT_IN, "personas") else data["cells"]
        if not holder[lane]:
            del holder[lane]
        if not data.get("cells", True):
            del data["cells"]

    def insert(self, node: str, lane: str, entry: EntryData, after: EntryData | None) -> None:
        """Insert an entry after another one: at the start if that is None, at the end if it was removed."""
        entries = self.entries(node, lane)
        if after is None:
            entries.insert(0, entry)
            return
        at = next((at for at, each in enumerate(entries) if each is after), len(entries) - 1)
        entries.insert(at + 1, entry)

    def rename(self, part: EntryData, key: str, name: str, id_: str) -> None:
        """Rename a part. An id that followed from the old name is written down, because others refer to it."""
        before = dict(part)
        part.clear()
        part.update({"id": id_} if "id" not in before else {}, **before)
        part[key] = name
        self._names.get(id_, set()).add(_folded(name))

    def add_node(self, node: EntryData, after: str, stage: str) -> str:
        """Add a step to a stage, or a stage if `stage` is empty, after another one. Return its id, which is unique."""
        wanted = slug(node["name"]) or "step"
        id_ = free(wanted, self.nodes)
        data = {**({} if id_ == wanted else {"id": id_}), **node}
        nodes: list[EntryData] = self.nodes[stage].setdefault("steps", []) if stage else self.data["stages"]
        before = self.nodes.get(after if stage else self.stages.get(after, after))
        at = next((at for at, each in enumerate(nodes) if each is before), -1)
        nodes.insert(at + 1 if at >= 0 else 0 if not after else len(nodes), data)
        self.nodes[id_], self._names[id_] = data, {_folded(node["name"])}
        if stage:
            self.stages[id_] = stage
        return id_

    def label(self, lane: str, label: str) -> None:
        """Change the label of a lane. If the map does not list its lanes, those that it shows are listed first."""
        if "lanes" not in self.data:
            self.data["lanes"] = [{"id": view.id} for view in lanes(Analysis(self.journey))]
        found = next((each for each in self.data["lanes"] if each["id"] == lane), None)
        if found is None:
            self.data["lanes"].append({"id": lane, "label": label})
        else:
            found["label"] = label

    def refers_to(self, id_: str) -> bool:
        """Whether another part of the map refers to an id."""
        return any(found == id_ for found in _references(self.data))

    def place(self, stage: str, step: str) -> str | None:
        """Return the id of the stage or step with some names, old or new; None if there is none, or more than one.

        Without names, it is that of the map, an empty text.
        """
        if not stage and not step:
            return ""
        found = [
            id_
            for id_, names in self._names.items()
            if _folded(step or stage) in names and bool(step) == (id_ in self.stages)
        ]
        if step and stage:
            found = [id_ for id_ in found if _folded(stage) in self._names[self.stages[id_]]]
        return found[0] if len(found) == 1 else None


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _lanes(node: Mapping[str, Any], *, is_map: bool) -> Iterator[tuple[str, Sequence[EntryData]]]:
    for lane in WHOLE_LANES if is_map else BUILT_IN:
        yield lane, node.get(lane, ())
    if not is_map:
        yield from node.get("cells", {}).items()


def _references(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _references(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner, key)
    elif key in REFERS:
        yield str(value)


def set_or_drop(entry: EntryData, key: str, value: Any) -> None:
    """Set a key of an entry, or remove it if the value is None."""
    if value is None:
        entry.pop(key, None)
    else:
        entry[key] = value
