"""The canonical layout of a map, regardless of how it was written. Comments and single blank lines are kept."""

import operator
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import dropwhile
from typing import Any, Final, NamedTuple

from journeymap_cli.facts import mentions
from journeymap_cli.load.ids import REGISTRIES
from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.blocks import shape_of
from journeymap_cli.rewrite.commented import CommentedValue, commented
from journeymap_cli.rewrite.scalars import UNPRINTABLE, block_text, in_quotes, one_line
from journeymap_cli.rewrite.written import IN_ROWS, WIDTH, is_text
from journeymap_cli.yamlsource.read import YamlText

X: Final = "x-"
MODELINE: Final = "# yaml-language-server:"
SOME_PARENT: Final = CommentedValue(None, None)
NOT_FOLDED: Final = regex(r"^\s|\s$|  |[\t\n]")
"""What a folded text (`>`) would lose, or could not be folded at."""

LIKE_A_LINE: Final = regex(r"-(?:\s|$)|[\w-]+:(?:\s|$)|#")
"""How a line of a text must not begin: people would take it for an entry, a key or a comment."""


class CanonicalValue(NamedTuple):
    """A value to be written: with `children` for a mapping (their keys in order) or a list, else a text or nothing.

    `above`, `beside` and `below` are comments. `quoted` is whether a text must be quoted if it looks like a number or
    the like, `key_quoted` the same for the key.
    """

    key: str | None
    kind: str
    shape: FieldShape
    text: str | None = None
    quoted: bool = False
    key_quoted: bool = False
    children: "Sequence[CanonicalValue]" = ()
    above: Sequence[str] = ()
    beside: Sequence[str] = ()
    below: Sequence[str] = ()

    @property
    def is_commented(self) -> bool:
        """Whether it has a comment, or one is in it."""
        return any(self.above) or bool(self.beside) or any(self.below) or self.has_inside

    @property
    def has_inside(self) -> bool:
        """Whether there is a comment in it."""
        return bool(self.children) and any(child.is_commented for child in self.children)


def canonical(read: YamlText, part: type[Model] = Journey, journey: Journey | None = None) -> str:
    """The text of a map or a shared file in the canonical layout; with a journey, its derived ids are written too."""
    tree = commented(read)
    if journey:
        _write_ids(tree, journey)
    return canonical_map(tree, part)


def canonical_map(tree: CommentedValue, part: type[Model] = Journey) -> str:
    """The text of the tree of a whole file."""
    header = _head(tree.children[0].above) if tree.children else []
    root = canonical_value(tree, FieldShape(part=part), typed=True)
    lines = [*header, *([""] if header else []), *_rows(root, -2), *root.below]
    return "\n".join(_single(lines)).rstrip("\n") + "\n"


def canonical_data(data: Any, part: type[Model] = Journey) -> str:
    """The text of a new map in the canonical layout, from data in long form."""
    return canonical_map(_uncommented(None, data, None), part)


def _uncommented(key: str | None, data: Any, parent: CommentedValue | None) -> CommentedValue:
    """Data as a tree without comments. The keys of other tools, which are below one key in long form, move up.

    All values share one parent, because only its presence matters. Without cycles, a large tree is freed at once.
    """
    if isinstance(data, dict) and isinstance(data.get(X), dict):
        data = {**{name: each for name, each in data.items() if name != X}, **data[X]}
    value = CommentedValue(key, data, parent=parent)
    if isinstance(data, dict):
        value.children = [_uncommented(name, each, SOME_PARENT) for name, each in data.items()]
    elif isinstance(data, list):
        value.children = [_uncommented(None, each, SOME_PARENT) for each in data]
    return value


def _head(above: list[str]) -> list[str]:
    """Remove and return comments that a blank line separates from the first key, and a modeline in the first line."""
    end = next((at for at in reversed(range(len(above))) if not above[at] and any(above[:at])), None)
    if end is None and (not above or not above[0].startswith(MODELINE)):
        return []
    head, above[:] = above[: end or 1], above[(end or 1) :]
    return head


def _single(lines: list[str]) -> list[str]:
    """The lines with at most one blank line in a row, and none at the start."""
    return [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]


def _write_ids(tree: CommentedValue, journey: Journey) -> None:
    """Add missing ids of stages, steps and personas, and of channels and sources that are referred to.

    In a shared file, which has no stages, all get ids, because maps that import it may refer to any of them.
    """
    found = {"channels": mentions.channels(journey), "sources": mentions.sources(journey)}
    named = {(registry, id_) for registry, each in found.items() for _, id_ in each}
    for registry, key, _ in REGISTRIES:
        for value, entry in zip(_listed(tree, registry), getattr(journey, registry), strict=False):
            if registry == "personas" or (registry, entry.id) in named or not journey.stages:
                _write_id(value, entry.id, key)
    for value, stage in zip(_listed(tree, "stages"), journey.stages, strict=True):
        for inner, step in zip(_listed(value, "steps"), stage.steps, strict=True):
            _write_id(inner, step.id)
        _write_id(value, stage.id)


def _listed(value: CommentedValue, key: str) -> Sequence[CommentedValue]:
    found = next((child for child in value.children if child.key == key and child.data is not None), None)
    return () if found is None else found.children if isinstance(found.data, list) else [found]


def _write_id(value: CommentedValue, id_: str, name: str = "name") -> None:
    if isinstance(value.data, str):
        if value.key is not None:  # the only entry of a list that is written without brackets or dash
            inner = CommentedValue(None, value.data, parent=value, quoted=value.quoted)
            value.data, value.children = [value.data], [inner]
            value = inner
        value.children = [CommentedValue(name, value.data, quoted=value.quoted)]
        value.data = {name: value.data}
    if "id" not in value.data:
        value.children.insert(0, CommentedValue("id", id_))
        value.data = {"id": id_, **value.data}


def canonical_value(value: CommentedValue, shape: FieldShape, *, typed: bool | None) -> CanonicalValue:
    """A value in its shortest form, with its keys in the order of the format.

    `typed` is whether a text that looks like a number has to be quoted; None to keep quotes as they are.
    """
    if isinstance(value.data, list):
        one = shape._replace(many=False)
        entries = [canonical_value(child, one, typed=typed) for child in value.children]
        return _one_entry(_canonical(value, "list", shape, children=entries))
    if isinstance(value.data, dict):
        return _mapping(value, shape, typed=typed)
    if shape.part and value.data is not None:
        typed = is_text(shape, shape.part.short_key(value.data))
    return _canonical(value, "text", shape, text=value.data, quoted=value.quoted if typed is None else typed)


def _canonical(
    value: CommentedValue,
    kind: str,
    shape: FieldShape,
    *,
    text: str | None = None,
    quoted: bool = False,
    children: Sequence[CanonicalValue] = (),
) -> CanonicalValue:
    """A value with its own key and comments."""
    key, comments = value.key, (value.above, value.beside, value.below)
    return CanonicalValue(key, kind, shape, text, quoted, value.key_quoted, children, *comments)


def _mapping(value: CommentedValue, shape: FieldShape, *, typed: bool | None) -> CanonicalValue:
    part = shape.part
    is_part = part is not None and not shape.keyed
    children, above = _fields(value, shape, typed=typed)
    if is_part:
        order = _order(part)
        children.sort(key=lambda child: order.get(child.key or "", len(order)))
    found = _canonical(value, "map", shape, children=children)
    if above:
        found = found._replace(below=[*above, *found.below])
    is_entry = value.parent is not None and (value.key is None or (is_part and shape.many))
    return _one_key(_hoisted(found) if is_entry else found)


def _fields(value: CommentedValue, shape: FieldShape, *, typed: bool | None) -> tuple[list[CanonicalValue], list[str]]:
    """The written fields of a mapping, with the comments of those left out, and the comments after the last."""
    part = shape.part
    is_part = part is not None and not shape.keyed
    kept = part.as_written(value.data) if part and is_part else value.data
    children, above = list[CanonicalValue](), list[str]()
    for child in value.children:
        key = child.key or ""
        is_other = key.startswith(X) or not (part or shape.keyed)
        inner_typed = None if is_other else is_text(shape, key) if is_part else typed
        inner = canonical_value(child, FieldShape() if is_other else shape_of(shape, key), typed=inner_typed)
        if key not in kept or (child.data is None and not is_other):
            above += [*_comments(inner)]
        else:
            children.append(inner._replace(above=[*above, *inner.above]) if above else inner)
            above = []
    return children, above


def _hoisted(entry: CanonicalValue) -> CanonicalValue:
    """An entry, with comments above its first key moved above the entry, because that key follows the dash."""
    if not entry.children:
        return entry
    first, *rest = entry.children
    if not first.above:
        return entry
    return entry._replace(above=[*entry.above, *first.above], children=[first._replace(above=()), *rest])


def _comments(value: CanonicalValue) -> Iterator[str]:
    """All comments of a value that is not written."""
    yield from value.above
    yield from value.beside
    for child in value.children:
        yield from _comments(child)
    yield from value.below


@cache
def _order(part: type[Model] | None) -> Mapping[str, int]:
    """The position of each key in its part. Other keys (`x-` keys and names) come after them, in their own order."""
    return {key: at for at, key in enumerate(shapes(part) if part else ())}


def _one_key(found: CanonicalValue) -> CanonicalValue:
    """A mapping whose only key may be left out, as its value, which gets the comments of the key."""
    part = found.shape.part
    if not part or found.shape.keyed or len(found.children) != 1:
        return found
    [only] = found.children
    if only.kind != "text" or only.text is None or part.short_key(only.text) != only.key or any(only.below):
        return found
    beside = [*found.beside, *only.beside]
    above = [*found.above, *only.above]
    return found._replace(kind="text", text=only.text, quoted=only.quoted, children=(), above=above, beside=beside)


def _one_entry(found: CanonicalValue) -> CanonicalValue:
    """A list of one entry without comments, as that entry, unless it is a stage or step."""
    if not found.shape.many or len(found.children) != 1 or found.shape.part in IN_ROWS or found.has_inside:
        return found
    [only] = found.children
    if only.kind == "list" or (only.text is None and only.kind == "text"):
        return found
    return only._replace(key=found.key, shape=found.shape, above=found.above, beside=found.beside, below=found.below)


def canonical_lines(value: CanonicalValue, column: int) -> list[str]:
    """The lines of a key with its value, or of an entry, with its comments."""
    lead = " " * column + (f"{_key(value)}:" if value.key is not None else "-")
    inline = _inline(value)
    line = None if inline is None else f"{lead} {inline}".rstrip(" ")
    if line is None or (len(line) > WIDTH and value.text != "" and value.kind != "text"):
        value = _opened(value)
        body = _body(value, lead, column)
    else:
        body = [line] if len(line) <= WIDTH else _long_text(value, lead, column)
    above = _indented([*value.above, *value.beside[:-1]], column)
    beside = "".join(f"  {comment}" for comment in value.beside[-1:])
    return [*above, f"{body[0]}{beside}", *body[1:], *_indented(value.below, column)]


def _opened(value: CanonicalValue) -> CanonicalValue:
    """An entry over several lines. A comment beside it moves above it: its first line is that of its first key."""
    if value.key is not None or value.kind != "map" or not value.children:
        return value
    return value._replace(above=[*value.above, *value.beside], beside=())


def _key(value: CanonicalValue, *, in_brackets: bool = False) -> str:
    return _written_key(value.key or "", in_brackets, value.key_quoted)


@lru_cache(1_000)
def _written_key(key: str, in_brackets: bool, quoted: bool) -> str:
    return one_line(key, in_brackets=in_brackets, typed=quoted)


def _body(value: CanonicalValue, lead: str, column: int) -> list[str]:
    """The lines of a value over several lines, without its comments."""
    if value.kind == "text":
        return _long_text(value, lead, column)
    if not value.children:
        return [f"{lead} {'[]' if value.kind == 'list' else '{}'}"]
    if value.kind == "map" and value.shape.many and not value.shape.keyed:  # the only entry of a list
        entry = value._replace(key=None, shape=value.shape._replace(many=False), above=(), beside=(), below=())
        return [lead, *canonical_lines(entry, column + 2)]
    if value.kind == "map" and value.key is None:
        first, *rest = _rows(value, column)
        return [f"{lead}{first[column + 1 :]}", *rest]
    return [lead, *_rows(value, column)]


def _rows(value: CanonicalValue, column: int) -> list[str]:
    """The lines of the entries of a list or mapping, with an empty line between stages."""
    found = [[*canonical_lines(child, column + 2)] for child in value.children]
    is_apart = value.key == "stages" and any(len(lines) > 1 for lines in found)
    lines = list[str]()
    for at, each in enumerate(found):
        own = [*dropwhile(operator.not_, each)]
        is_after_blank = at and (is_apart or len(own) < len(each))
        lines += [*([""] if is_after_blank else []), *own]
    return lines


def _indented(comments: Sequence[str], column: int) -> list[str]:
    return [f"{' ' * column}{comment}" if comment else "" for comment in comments]


def _inline(value: CanonicalValue) -> str | None:
    """A value in one line; None if it is always written over several lines."""
    if value.kind == "text":
        return None if value.text and "\n" in value.text else _scalar(value, in_brackets=False)
    if value.has_inside or not value.children:
        return None
    if value.kind == "list":
        texts = all(child.kind == "text" and child.text is not None for child in value.children)
        return _flow(value) if texts and _is_flat(value) else None
    if (value.shape.part in IN_ROWS and not value.shape.keyed) or not _is_flat(value):
        return None
    if any(_has_mappings(child) for child in value.children):
        return None
    return _flow(value)


def _has_mappings(value: CanonicalValue) -> bool:
    """Whether a value is or contains a list of mappings, or the only mapping of such a list."""
    if value.kind == "list":
        return any(child.kind != "text" for child in value.children)
    return value.kind == "map" and (value.shape.many or any(_has_mappings(child) for child in value.children))


def _is_flat(value: CanonicalValue) -> bool:
    """Whether no text in a value has several lines, and no value in it is empty."""
    if value.kind == "text":
        return value.text is not None and "\n" not in value.text
    return bool(value.children) and all(map(_is_flat, value.children))


def _flow(value: CanonicalValue) -> str:
    if value.kind == "list":
        return f"[{', '.join(map(_flow, value.children))}]"
    if value.kind == "map":
        keys = (f"{_key(child, in_brackets=True)}: {_flow(child)}" for child in value.children)
        return f"{{{', '.join(keys)}}}"
    return _scalar(value, in_brackets=True)


def _scalar(value: CanonicalValue, *, in_brackets: bool) -> str:
    return "" if value.text is None else one_line(value.text, in_brackets=in_brackets, typed=value.quoted)


def _long_text(value: CanonicalValue, lead: str, column: int) -> list[str]:
    """The lines of a text over several lines; a single line if it cannot be broken."""
    text = value.text or ""
    if "\n" in text:
        block = block_text(text, column + 2)
        return f"{lead} {block or in_quotes(text)}".split("\n")
    folded = _folded(text, WIDTH - column - 2)
    if folded is None:
        return [f"{lead} {_scalar(value, in_brackets=False)}"]
    return [f"{lead} >-", *(f"{' ' * (column + 2)}{line}" for line in folded)]


def _folded(text: str, width: int) -> list[str] | None:
    """The lines of a text folded below `>-`; None if they would change the text or look like something else."""
    if NOT_FOLDED.search(text) or UNPRINTABLE.search(text):
        return None
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width and not LIKE_A_LINE.match(word):
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    is_too_long = len(lines) == 1 and len(text) > width
    return None if is_too_long or LIKE_A_LINE.match(lines[0]) else lines
