"""The operations that turn one map into another."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from journeymap_cli.diff.pairing import pair_nodes
from journeymap_cli.edits.draft import MAP, Draft, X, inner_shape
from journeymap_cli.edits.names import derived_ids, entry_name, name_key
from journeymap_cli.edits.operations import Edit
from journeymap_cli.errors import EditError
from journeymap_cli.load.ids import REGISTRIES
from journeymap_cli.load.normalize import FieldShape
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.node import Node
from journeymap_cli.rewrite.entries import same_entries
from journeymap_cli.rewrite.long_form import long_form

EditPath = tuple[str, ...]
IDENTITY: Final = ("id", "persona", "to")
"""The keys, apart from its name, by which an entry is found."""


def edits_between(old: Journey, new: Journey, name: str) -> list[Edit]:
    """Operations that turn the old map into the new one. Their number is small, but not always minimal.

    Raises EditError if this is impossible, because entries of a shared file differ.
    """
    _refuse_shared(old, new, name)
    before, after = long_form(old), long_form(new)
    for lists in (True, False):
        try:
            search = _EditSearch(old, new, name, lists=lists)
            edits = [*map(_beside, search.edits())]
            if _done(before, edits, name) == after:
                return edits
        except EditError:
            continue
    return [*map(_beside, _keys_set(before, after))]


def _refuse_shared(old: Journey, new: Journey, name: str) -> None:
    for registry in (*(key for key, *_ in REGISTRIES), "lanes"):
        one, other = ([each for each in getattr(journey, registry) if each.imported] for journey in (old, new))
        if old.imports == new.imports and one != other:
            raise EditError(f"{name}: the {registry} of a file that it imports differ: change them there")


def _done(data: dict[str, Any], edits: Sequence[Edit], name: str) -> dict[str, Any]:
    """The data after operations. Raises EditError."""
    draft = Draft(data, {}, name)
    for number, edit in enumerate(edits, 1):
        draft.do(edit, number)
    return draft.data


def _keys_set(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
    """Operations that set every top-level key that differs."""
    before, after = _flat(old), _flat(new)
    yield from (Edit("set", (key,)) for key in before if key not in after)
    yield from (Edit("set", (key,), value) for key, value in after.items() if value != before.get(key))


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the keys of other tools beside the rest, as in paths."""
    return {**{key: value for key, value in data.items() if key != X}, **data.get(X, {})}


def _beside(edit: Edit) -> Edit:
    """The operation with a value in which the keys of other tools are beside the rest."""
    return edit if any(key.startswith(X) for key in edit.path) else edit._replace(value=_as_written(edit.value))


def _as_written(value: Any) -> Any:
    if isinstance(value, list):
        return [*map(_as_written, value)]
    if not isinstance(value, dict):
        return value
    return {**{key: _as_written(each) for key, each in value.items() if key != X}, **value.get(X, {})}


class _EditSearch:
    """The search for operations. Without `lists`, a list that differs is set as a whole, unless it is one of nodes."""

    def __init__(self, old: Journey, new: Journey, name: str, *, lists: bool) -> None:
        self._lists, self._nodes = lists, pair_nodes(old, new).ids
        self._new = long_form(new)
        draft = Draft(long_form(old), {}, name)
        self._moves = [*self._between_stages(draft.data, derived_ids(draft.data, name), name)]
        for number, edit in enumerate(self._moves, 1):
            draft.do(edit, number)
        self._old = draft.data
        self._ids = {**derived_ids(self._old, name), **derived_ids(self._new, name)}

    def edits(self) -> list[Edit]:
        """The operations, in an order in which they can be applied. Raises EditError."""
        return [*self._moves, *self._part((), self._old, self._new, MAP)]

    def _between_stages(self, old: Mapping[str, Any], ids: Mapping[int, str], name: str) -> Iterator[Edit]:
        """The moves of steps between stages that both versions have."""
        new_ids = derived_ids(self._new, name)
        homes = {
            new_ids[id(step)]: new_ids[id(stage)] for stage in self._new["stages"] for step in stage.get("steps", ())
        }
        stages = {self._nodes.get(ids[id(stage)]): ids[id(stage)] for stage in old["stages"]}
        for stage in old["stages"]:
            for step in stage.get("steps", ()):
                path, new = ("stages", ids[id(stage)], "steps", ids[id(step)]), self._nodes.get(ids[id(step)])
                home = stages.get(homes.get(new or "")) if new else None
                if home and home != ids[id(stage)]:
                    yield Edit("move", path, to=("stages", home, "steps"))

    def _part(
        self, path: EditPath, old: Mapping[str, Any], new: Mapping[str, Any], shape: FieldShape
    ) -> Iterator[Edit]:
        """Operations for what differs in a mapping; last for the keys by which its path finds it."""
        before, after = _flat(old), _flat(new)
        named = name_key(shape.part)
        last = [key for key in (named, *IDENTITY) if key and path and before.get(key) != after.get(key)]
        for key in dict.fromkeys((*before, *after)):
            if key in last:
                continue
            if key not in after:
                yield Edit("set", (*path, key))
            elif before.get(key) != after[key]:
                yield from self._value((*path, key), before.get(key), after[key], inner_shape(shape, key))
        if named and last == [named, "id"] and "id" not in before and self._ids.get(id(old), path[-1]) == after["id"]:
            yield Edit("rename", path, name=after[named])
        else:
            yield from self._identity(path, after, last, has_id="id" in before)

    def _identity(
        self, path: EditPath, after: Mapping[str, Any], keys: Sequence[str], *, has_id: bool
    ) -> Iterator[Edit]:
        """Set the keys by which an entry is found. A new id is set first, because the entry is then found by it."""
        if "id" in keys and not has_id:
            yield Edit("set", (*path, "id"), after.get("id"))
            path, keys = (*path[:-1], str(after["id"])), [key for key in keys if key != "id"]
        if len(keys) > 1 and not has_id and keys != ["name"]:
            raise EditError("the path of an entry cannot be followed")
        yield from (Edit("set", (*path, key), after.get(key)) for key in keys)

    def _value(self, path: EditPath, old: Any, new: Any, shape: FieldShape) -> Iterator[Edit]:
        is_list = isinstance(old, list) and isinstance(new, list) and shape.part is not None
        if isinstance(old, dict) and isinstance(new, dict) and (shape.part or shape.keyed):
            yield from self._part(path, old, new, shape)
        elif is_list and (self._lists or _is_node(shape)):
            yield from self._list_or_all(path, old, new, shape._replace(many=False))
        else:
            yield Edit("set", path, new)

    def _list_or_all(self, path: EditPath, old: list[Any], new: list[Any], shape: FieldShape) -> Iterator[Edit]:
        try:
            yield from [*self._list(path, old, new, shape)]
        except EditError:
            yield Edit("set", path, new)

    def _list(self, path: EditPath, old: list[Any], new: list[Any], shape: FieldShape) -> Iterator[Edit]:
        """Remove entries that are gone, then move, add and change the others in their new order."""
        before, after = self._names(old, shape), self._names(new, shape)
        homes = self._homes(old, new, shape, before, after)
        yield from (Edit("remove", (*path, name)) for at, name in enumerate(before) if at not in homes)
        here = [before[at] for at in range(len(old)) if at in homes]
        for at, (home, name, entry) in enumerate(zip(homes, after, new, strict=True)):
            place: dict[str, Any] = {"after": after[at - 1]} if at else {"before": here[0]} if here else {}
            if home is None:
                here.insert(at, name)
                yield Edit("add", path, entry, **place)
                continue
            if here[at] != before[home]:
                here.remove(before[home])
                here.insert(at, before[home])
                yield Edit("move", (*path, before[home]), **place)
            here[at] = name
            if old[home] != entry:
                yield from self._part((*path, before[home]), old[home], entry, shape)

    def _homes(
        self, old: list[Any], new: list[Any], shape: FieldShape, before: list[str], after: list[str]
    ) -> list[int | None]:
        """For each new entry, the index of the matching old one, or None."""
        if not _is_node(shape):
            return [*same_entries(old, new)]
        known = {self._nodes.get(name): at for at, name in enumerate(before)}
        return [known.get(name) for name in after]

    def _names(self, entries: Sequence[Any], shape: FieldShape) -> list[str]:
        """The names of entries. Raises EditError if two have the same name."""
        names = [entry_name(entry, shape, self._ids) for entry in entries]
        if any(count > 1 for count in Counter(names).values()):
            raise EditError("two entries have the same name")
        return names


def _is_node(shape: FieldShape) -> bool:
    return shape.part is not None and issubclass(shape.part, Node)
