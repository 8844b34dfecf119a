"""A map to which operations are applied one after the other: its data in long form, found by keys and ids."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from journeymap_cli.edits.names import WITH_DERIVED_ID, derived_ids, entry_name, name_key, numbered
from journeymap_cli.edits.operations import Edit, shown_path
from journeymap_cli.errors import EditError
from journeymap_cli.load.normalize import FieldShape, normalize, shapes
from journeymap_cli.load.unknown_keys import UnrecognizedKey, key_hint
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.slug import free
from journeymap_cli.nearest import suggestion
from journeymap_cli.phrases import kind_of, quoted
from journeymap_cli.rewrite.long_form import copied

MAP: Final = FieldShape(part=Journey)
X: Final = "x-"
NAMES: Final = frozenset({"id", "name", "title", "label", "text", "persona", "to"})
"""The keys by which entries are found."""


class EditTarget(NamedTuple):
    """A place in the data: its mapping or list (`holder`), the key or index there, and the shapes of both."""

    holder: Any
    key: str | int
    shape: FieldShape
    holder_shape: FieldShape

    @property
    def value(self) -> Any:
        """The value; None if there is none."""
        return self.holder.get(self.key) if isinstance(self.holder, dict) else self.holder[self.key]

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list."""
        return isinstance(self.holder, list)


class _Refusal(Exception):
    """The reason why an operation cannot be done, and a hint."""


class Draft:
    """The data of a map, with its own registry entries. `imported` maps registries and ids of other entries to files.

    `before` is the original data, `data` the changed one; `has_emptied` is whether a list has lost its last entry.
    `kept` is for entries whose name was set and whose id was derived from it: the old id, and the number of the edit.
    """

    def __init__(self, data: dict[str, Any], imported: Mapping[str, Mapping[str, str]], name: str) -> None:
        self.before = data
        self.data: dict[str, Any] = copied(data)
        self.kept: dict[str, int] = {}
        self.has_emptied = False
        self._imported, self._file = imported, name
        self._ids: dict[int, str] | None = None
        self._names: dict[int, dict[str, list[int]]] = {}
        self._touched: dict[tuple[int, Any], int] = {}
        self._alive: list[Any] = []
        self._number = 0
        self._results: dict[int, tuple[Any, tuple[str, ...]]] = {}

    def do(self, edit: Edit, number: int) -> None:
        """Apply operation `number`. Raises EditError."""
        self._number = number
        try:
            DO[edit.op](self, edit)
        except _Refusal as refusal:
            raise EditError.at(number, f"{edit.op} {shown_path(edit.path)}", *refusal.args) from None

    def culprit(self, path: tuple[str | int, ...]) -> int:
        """The number of the last operation that changed the value at a path of the data, or a value around it."""
        value, found = self.data, [self._touched.get((id(self.data), None), 0)]
        for key in path:
            found += [self._touched.get((id(value), key), 0)]
            try:
                value = value[key] if isinstance(value, list) or key in value else value[X][key]
            except (KeyError, IndexError, TypeError):
                break
            found += [self._touched.get((id(value), None), 0)]
        return next((number for number in reversed(found) if number), self._number)

    def paths(self, count: int) -> list[tuple[str, ...] | None]:
        """For each of the first operations, the path of what it set, added, moved or renamed; None if it is gone."""
        known = dict(self._paths(self.data, MAP, ()))
        results = (self._results.get(number) for number in range(1, count + 1))
        return [(*known[id(found[0])], *found[1]) if found and id(found[0]) in known else None for found in results]

    def named(self, path: Sequence[str | int]) -> tuple[str, ...]:
        """Convert a path of keys and positions to one of keys and ids."""
        value: Any = self.data
        for key in path:
            value = value[key]
        return dict(self._paths(self.data, MAP, ()))[id(value)]

    def _paths(self, value: Any, shape: FieldShape, path: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
        yield id(value), path
        if isinstance(value, list):
            one = shape._replace(many=False)
            names = numbered([entry_name(entry, one, self._derived()) for entry in value])
            inner = [(value[at[0]], one, name) for name, at in names.items() if len(at) == 1]
        else:
            inner = [(each, inner_shape(shape, key), key) for key, each in value.items() if key != X]
            inner += [(each, FieldShape(), key) for key, each in value.get(X, {}).items()]
        for each, form, name in inner:
            if isinstance(each, dict | list):
                yield from self._paths(each, form, (*path, name))

    def target(self, path: tuple[str, ...]) -> EditTarget:
        """The place at a path. A key need not have a value. Raises _Refusal."""
        target, done = EditTarget({"": self.data}, "", MAP, FieldShape()), tuple[str, ...]()
        for name in path:
            target = self._inside(target, name, done)
            done = (*done, name)
        return target

    def _inside(self, outer: EditTarget, name: str, done: tuple[str, ...]) -> EditTarget:
        value, shape = outer.value, outer.shape
        if isinstance(value, list) or (shape.many and not shape.keyed and value is None):
            return self._entry(value or [], name, outer, done)
        if value is None and done and (shape.part or shape.keyed):
            value = outer.holder[outer.key] = {}
        if value is None and done:
            raise _Refusal(f"there is no {quoted(shown_path(done))}")
        if not isinstance(value, dict):
            raise _Refusal(f"{quoted(shown_path(done))} is {kind_of(value)}: it has no {quoted(name)} in it")
        if shape.keyed:
            return EditTarget(value, name, shape._replace(keyed=False), shape)
        if shape.part is None:
            return EditTarget(value, name, FieldShape(), shape)
        if name.startswith(X):
            return EditTarget(value.setdefault(X, {}) if name != X else value, name, FieldShape(), shape)
        known = shapes(shape.part)
        if name not in known:
            raise _Refusal(
                f"there is no key {quoted(name)} in {_where(done)}", key_hint(UnrecognizedKey(name, None, shape.part))
            )
        return EditTarget(value, name, known[name], shape)

    def _entry(self, entries: list[Any], name: str, outer: EditTarget, done: tuple[str, ...]) -> EditTarget:
        shape = outer.shape._replace(many=False)
        return EditTarget(entries, self._find(entries, name, shape, done), shape, outer.shape)

    def _find(self, entries: list[Any], name: str, shape: FieldShape, done: tuple[str, ...]) -> int:
        """The index of an entry in a list. Raises _Refusal."""
        if id(entries) not in self._names:
            self._alive.append(entries)
            self._names[id(entries)] = numbered([entry_name(entry, shape, self._derived()) for entry in entries])
        names = self._names[id(entries)]
        found = names.get(name, [])
        if len(found) == 1:
            return found[0]
        if found:
            numbers = ", ".join(quoted(other) for other, at in names.items() if len(at) == 1 and at[0] in found)
            raise _Refusal(
                f"{len(found)} entries of {_where(done)} are called {quoted(name)}", f"write one of {numbers}"
            )
        if done and name in (other := self._imported.get(done[-1], {})):
            raise _Refusal(f"{quoted(name)} is declared in {other[name]}", "change it there")
        hint = suggestion(name, list(names)) if names else f"{_where(done)} is empty"
        raise _Refusal(f"there is no {quoted(name)} in {_where(done)}", hint)

    def _derived(self) -> Mapping[int, str]:
        if self._ids is None:
            self._ids = derived_ids(self.data, self._file)
        return self._ids

    def _touch(self, holder: Any, key: Any, shape: FieldShape, names: list[Any] | None = None) -> None:
        """Record that a place has changed, and forget cached names that may be wrong now."""
        self._touched[id(holder), key] = self._number
        self._alive.append(holder)
        if key in NAMES or key in ("stages", "steps") or names is not None:
            is_derived = shape.part is None or issubclass(shape.part, (*WITH_DERIVED_ID, Journey))
            self._ids = None if is_derived else self._ids
        if names is not None:
            self._names.pop(id(names), None)
        elif key in NAMES or is_registry(key):
            self._names.clear()

    def _long(self, value: Any, shape: FieldShape) -> Any:
        found = normalize(value, shape)
        _refuse_form(found, shape)
        return found

    def set(self, edit: Edit) -> None:
        """Set a key, or replace an entry; without a value, remove it."""
        if edit.value is None:
            return self.remove(edit)
        target = self.target(edit.path)
        value = self._long(edit.value, target.shape)
        key = name_key(target.holder_shape.part)
        if key == target.key and "id" not in target.holder and (old := self._derived().get(id(target.holder))):
            self.kept[old] = self._number
        target.holder[target.key] = value
        self._touch(target.holder, target.key, target.holder_shape, target.holder if target.is_entry else None)
        self._results[self._number] = (target.holder, edit.path[-1:])
        if isinstance(value, dict | list):
            self._touch(value, None, FieldShape(), [])
            self._results[self._number] = (value, ())
        return None

    def remove(self, edit: Edit) -> None:
        """Remove an entry or a key."""
        target = self.target(edit.path)
        if not target.is_entry and target.key not in target.holder:
            raise _Refusal(f"there is no {quoted(edit.path[-1])} in {_where(edit.path[:-1])}")
        del target.holder[target.key]
        self.has_emptied |= target.holder == []
        self._touch(target.holder, target.key, target.holder_shape, target.holder if target.is_entry else None)
        self._touched[id(target.holder), None] = self._number

    def add(self, edit: Edit) -> None:
        """Add an entry to a list, which is created if it is missing."""
        if edit.value is None:
            raise _Refusal("null is not an entry")
        entries, shape = self._list(edit.path)
        self._insert(entries, self._long(edit.value, shape), shape, edit, edit.path)

    def move(self, edit: Edit) -> None:
        """Move an entry within its list or to another one."""
        target = self.target(edit.path)
        if not target.is_entry:
            raise _Refusal("this is a key: only entries of lists move")
        entry, home = target.value, edit.to or edit.path[:-1]
        if edit.to and shown_path(edit.to).startswith(f"{shown_path(edit.path)}/"):
            raise _Refusal("an entry cannot move into itself")
        entries, shape = self._list(home)
        if not _fits(target.shape, shape):
            raise _Refusal(f"{quoted(shown_path(home))} has entries of another kind")
        other = edit.before or edit.after
        place = None if other is None else self._find(entries, other, shape, home)
        if entries is target.holder and place == target.key:
            raise _Refusal("an entry cannot go before or after itself")
        beside = None if place is None else entries[place]
        del target.holder[target.key]
        self.has_emptied |= target.holder == []
        self._touch(target.holder, None, target.shape, target.holder)
        at = len(entries) if beside is None else _index(entries, beside) + (edit.after is not None)
        entries.insert(at, entry)
        self._arrive(entries, entry, shape)

    def _arrive(self, entries: list[Any], entry: Any, shape: FieldShape) -> None:
        """Record that an entry is new in a list."""
        self._touch(entries, None, shape, entries)
        is_text = not isinstance(entry, dict | list)
        self._results[self._number] = (entries, (str(entry),)) if is_text else (entry, ())
        if not is_text:
            self._touch(entry, None, shape, entries)

    def rename(self, edit: Edit) -> None:
        """Give an entry a new name. An id that was derived from the old name is written out, to keep it."""
        target = self.target(edit.path)
        key = name_key(target.shape.part) if target.is_entry else None
        if key is None or not isinstance(target.value, dict) or target.shape.part is None:
            raise _Refusal("only what has a name can be renamed", "use 'set'")
        entry = target.value
        if "id" not in entry and "id" in target.shape.part.model_fields:
            before = dict(entry)
            entry.clear()
            entry["id"] = str(self._derived().get(id(entry), "")) or self._free(edit.path[-1])
            entry.update(before)
        entry[key] = self._long(edit.name, shapes(target.shape.part)[key])
        self._touched[id(entry), key] = self._number
        self._alive.append(entry)
        self._names.pop(id(target.holder), None)  # derived ids stay valid: the written id was already in use
        self._results[self._number] = (entry, ())

    def _free(self, name: str) -> str:
        """An id for an entry without one: the name by which it was found, made unique."""
        return free(name, set(_ids(self.data)))

    def _list(self, path: tuple[str, ...]) -> tuple[list[Any], FieldShape]:
        """The list at a path, created if it is missing, and the shape of its entries. Raises _Refusal."""
        target = self.target(path)
        if not target.shape.many and not isinstance(target.value, list):
            raise _Refusal(f"{quoted(shown_path(path))} is not a list")
        if target.shape.keyed:
            raise _Refusal(f"{quoted(shown_path(path))} is not a list: its keys are lists")
        if target.value is None:
            target.holder[target.key] = []
            self._touch(target.holder, target.key, target.holder_shape)
        return target.value, target.shape._replace(many=False)

    def _insert(self, entries: list[Any], entry: Any, shape: FieldShape, edit: Edit, path: tuple[str, ...]) -> None:
        name = edit.before or edit.after
        at = len(entries) if name is None else self._find(entries, name, shape, path) + (edit.after is not None)
        entries.insert(at, entry)
        self._arrive(entries, entry, shape)


DO: Final[Mapping[str, Callable[[Draft, Edit], None]]] = {
    "set": Draft.set,
    "add": Draft.add,
    "remove": Draft.remove,
    "move": Draft.move,
    "rename": Draft.rename,
}


def is_registry(key: Any) -> bool:
    """Whether a key of the map contains names from which ids are derived."""
    return key in ("stages", "steps", "personas", "channels", "sources")


def inner_shape(shape: FieldShape, key: str) -> FieldShape:
    """The shape of the value at a key of a part, or of a mapping by names."""
    if shape.keyed:
        return shape._replace(keyed=False)
    return shapes(shape.part).get(key, FieldShape()) if shape.part else FieldShape()


def _fits(one: FieldShape, other: FieldShape) -> bool:
    """Whether entries of one list may be in another. Unknown keys are reported later, by the check of the format."""
    return (one.part is None) == (other.part is None)


def _index(entries: list[Any], entry: Any) -> int:
    return next(at for at, each in enumerate(entries) if each is entry)


def _where(path: tuple[str, ...]) -> str:
    return quoted(shown_path(path)) if path else "the map"


def _ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["id"]] if isinstance(value.get("id"), str) else []
        return [*own, *(found for each in value.values() for found in _ids(each))]
    return [found for each in value for found in _ids(each)] if isinstance(value, list) else []


def _refuse_form(value: Any, shape: FieldShape) -> None:
    """Raise _Refusal if a value has the wrong form for a part or a list of parts."""
    if shape.keyed or (shape.part and not shape.many):
        if not isinstance(value, dict):
            raise _Refusal(f"expected a mapping, found {'null' if value is None else kind_of(value)}")
        inner = shape._replace(keyed=False)
        known = {} if shape.keyed or not shape.part else shapes(shape.part)
        for key, each in value.items():
            if shape.keyed or key in known:
                _refuse_form(each, inner if shape.keyed else known[key])
    elif shape.many:
        for each in value:
            _refuse_form(each, shape._replace(many=False))
