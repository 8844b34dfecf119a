"""Rewriting a whole block in the layout of `fmt`. Comments are kept, except those about removed values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.model.journey import Journey
from journeymap_cli.rewrite.blocks import Block, is_comment, shape_of
from journeymap_cli.rewrite.canonical import canonical_lines, canonical_map, canonical_value
from journeymap_cli.rewrite.commented import CommentedValue, commented, commented_block
from journeymap_cli.rewrite.entries import MovedEntries, same_entries
from journeymap_cli.yamlsource.read import YamlText

X: Final = "x-"


def block_anew(block: Block, old: Any, new: Any, moved: MovedEntries, *, typed: bool) -> str:
    """The text of a block that begins a line, with another value. Both values are in long form."""
    tail = _rest(block)
    tree = _Graft(moved).value(commented_block(block, block.end - len(tail)), block.shape, old, new)
    is_other = any(isinstance(key, str) and key.startswith(X) for key in block.path)
    value = canonical_value(tree, block.shape, typed=None if is_other else typed)
    lines = canonical_lines(value, block.column or 0)
    blank = block.text[: len(block.text) - len(block.text.lstrip("\n"))]
    return blank + "\n".join(lines).lstrip("\n") + "\n" + tail


def _rest(block: Block) -> str:
    """The empty lines and comments below the value."""
    lines = block.text.splitlines(keepends=True)
    last = max(at for at, line in enumerate(lines) if not is_comment(line))
    return "".join(lines[last + 1 :])


def map_anew(read: YamlText, old: Any, new: Any, moved: MovedEntries) -> str:
    """The text of a whole map with other data."""
    return canonical_map(_Graft(moved).value(commented(read), FieldShape(part=Journey), old, new))


class _Graft:
    """Puts new data, in long form, into a tree with comments."""

    def __init__(self, moved: MovedEntries) -> None:
        self._moved = moved

    def value(self, value: CommentedValue, shape: FieldShape, old: Any, new: Any) -> CommentedValue:
        """The tree with other data, and the comments about what remains."""
        if old == new:
            return value
        value = _long(value, shape)
        if isinstance(new, dict) and isinstance(value.data, dict):
            self._keys(value, shape, old if isinstance(old, dict) else {}, new)
        elif isinstance(new, list) and isinstance(value.data, list):
            self._entries(value, shape._replace(many=False), old, new)
        elif new != value.data:
            value.below = [*value.below, *(comment for child in value.children for comment in _comments(child))]
            value.data, value.children = new, []
            _fill(value, shape)
        return value

    def _keys(self, value: CommentedValue, shape: FieldShape, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        before, after = _flat(old, shape), _flat(new, shape)
        left, children = list[str](), list[CommentedValue]()
        for child in value.children:
            key = child.key or ""
            if key in after:
                kept = self.value(child, _inner(shape, key), before.get(key), after[key])
                kept.above, left = [*left, *kept.above], []
                children.append(kept)
            elif key not in before:
                children.append(child)  # an empty or default value is not in the data, but may have a comment
            else:
                left += _remaining_comments(child)
        known = {child.key for child in children}
        children += [_fresh(key, each, _inner(shape, key), value) for key, each in after.items() if key not in known]
        value.children, value.below = children, [*_ended(left), *value.below]
        value.data = {child.key or "": child.data for child in children}

    def _entries(self, value: CommentedValue, one: FieldShape, old: Any, new: Sequence[Any]) -> None:
        if not isinstance(old, list) or len(old) != len(value.children):
            old = [normalize(child.data, one) for child in value.children]
        same, children = same_entries(old, new), list[CommentedValue]()
        gone = [at for at in range(len(old)) if at not in {*same}]
        for data, at in zip(new, same, strict=True):
            if at is None:
                children.append(self._arrived(data, one, value))
                continue
            left = [comment for each in gone if each < at for comment in _remaining_comments(value.children[each])]
            gone = [each for each in gone if each > at]
            kept = self.value(value.children[at], one, old[at], data)
            kept.above = [*left, *kept.above]
            children.append(kept)
        left = [comment for each in gone for comment in _remaining_comments(value.children[each])]
        value.below = [*_ended(left), *value.below]
        value.children, value.data = children, [child.data for child in children]

    def _arrived(self, data: Any, one: FieldShape, parent: CommentedValue) -> CommentedValue:
        """An entry that is new in a list, with its comments if it was in another list before."""
        home = self._moved.home(data, one)
        if home is None or home.block.column is None:
            return _fresh(None, data, one, parent)
        tree = self.value(commented_block(home.block, home.block.end), one, home.old, data)
        tree.parent, tree.below = parent, []
        return tree


def _long(value: CommentedValue, shape: FieldShape) -> CommentedValue:
    """The tree in long form, with the entry or the key that a short form leaves out."""
    if shape.many and not shape.keyed and not isinstance(value.data, list):
        inner = CommentedValue(None, value.data, parent=value, quoted=value.quoted, children=value.children)
        value.data, value.children = [value.data], [inner]
    elif shape.part and not shape.many and not shape.keyed and isinstance(value.data, str):
        key = shape.part.short_key(value.data)
        if key:
            value.children = [CommentedValue(key, value.data, parent=value, quoted=value.quoted)]
            value.data = {key: value.data}
    return value


def _fresh(key: str | None, data: Any, shape: FieldShape, parent: CommentedValue) -> CommentedValue:
    """A tree of new data, without comments."""
    value = CommentedValue(key, data, parent=parent)
    _fill(value, shape)
    return value


def _fill(value: CommentedValue, shape: FieldShape) -> None:
    if isinstance(value.data, list):
        one = shape._replace(many=False)
        value.children = [_fresh(None, each, one, value) for each in value.data]
    elif isinstance(value.data, dict):
        value.data = _flat(value.data, shape)
        value.children = [_fresh(key, each, _inner(shape, key), value) for key, each in value.data.items()]


def _flat(data: Mapping[str, Any], shape: FieldShape) -> dict[str, Any]:
    """The data with the keys of other tools beside the rest, as in a text."""
    if shape.part is None or shape.keyed:
        return dict(data)
    return {**{key: each for key, each in data.items() if key != X}, **data.get(X, {})}


def _inner(shape: FieldShape, key: str) -> FieldShape:
    return FieldShape() if key.startswith(X) and not shape.keyed else shape_of(shape, key)


def _remaining_comments(value: CommentedValue) -> list[str]:
    """What remains of a removed value: its comments, except those directly above it at its indentation."""
    above = value.above[: len(value.above) - value.own]
    return [*(above if any(above) else ()), *_below(value)]


def _below(value: CommentedValue) -> Iterator[str]:
    """The comments below a value, and below the last value in it."""
    for last in value.children[-1:]:
        yield from _below(last)
    yield from value.below


def _ended(lines: list[str]) -> list[str]:
    """The lines without trailing empty ones."""
    return lines if not lines or lines[-1] else _ended(lines[:-1])


def _comments(value: CommentedValue) -> Iterator[str]:
    yield from (*value.above, *value.beside)
    for child in value.children:
        yield from _comments(child)
    yield from value.below
