"""Writing values in long form as YAML, without an existing text."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final, TypeAlias, get_args

from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.kinds import OPTIONAL_TEXT, TEXT
from journeymap_cli.model.node import Stage, Step
from journeymap_cli.model.scalars import scalar_kind
from journeymap_cli.rewrite.blocks import Block, BlockForm
from journeymap_cli.rewrite.scalars import block_text, in_style, one_line

WIDTH: Final = 100
"""Longer lines are broken if possible."""

IN_ROWS: Final = (Stage, Step)
"""Parts that always have one key per line."""

KnownEntry: TypeAlias = Callable[[Any, FieldShape, int], str | None]
"""Returns the lines of a list entry with its comments at a column; None if there is no text to keep."""


def written(
    data: Any,
    shape: FieldShape,
    column: int | None,
    key: str | None = None,
    *,
    typed: bool = False,
    like: BlockForm | None = None,
    known: "KnownEntry | None" = None,
) -> str:
    """The lines of a key with its value, or of an entry of a list; without a column, the text for use in brackets.

    `typed` is whether a text that looks like a number has to be quoted; `like` is the form for a mapping, if given.
    `known` returns the lines of entries whose text is kept.
    """
    if known and column is not None and shape.many and isinstance(data, list) and key is not None:
        one = shape._replace(many=False)
        if any(known(each, one, column + 2) for each in data):
            return f"{' ' * column}{one_line(key)}:\n" + _entries(data, one, column + 2, typed, known)
    short = shortened(data, shape)
    typed = typed or _is_short_text(short, shape)
    if column is None:
        inline = _inline(short, shape, typed=typed, in_brackets=True)
        return inline if key is None else f"{one_line(key, in_brackets=True)}: {inline}"
    lead = " " * column + (f"{one_line(key)}:" if key is not None else "-")
    is_rows = like is BlockForm.ROWS and isinstance(short, dict)
    if is_rows or (like is not BlockForm.BRACKETS and _has_rows(short, shape)):  # saves writing a long line first
        rows = _in_rows(short, shape, lead, column, typed, known)
        if rows:
            return rows
    line = f"{lead} {_inline(short, shape, typed=typed)}".rstrip(" ") + "\n"
    is_short = is_rows or like is BlockForm.BRACKETS or len(line) <= WIDTH + 1
    return line if is_short else _in_rows(short, shape, lead, column, typed, known) or line


def _entries(data: Sequence[Any], shape: FieldShape, column: int, typed: bool, known: "KnownEntry | None") -> str:
    """The entries of a list, one below the other."""
    texts = ((known and known(each, shape, column), each) for each in data)
    return "".join(text or written(each, shape, column, typed=typed, known=known) for text, each in texts)


def shortened(data: Any, shape: FieldShape) -> Any:
    """The value in short form, if there is one; values in it stay in long form."""
    if shape.many and not shape.keyed and isinstance(data, list) and len(data) == 1 and shape.part not in IN_ROWS:
        return shortened(data[0], shape._replace(many=False))
    if isinstance(data, dict) and shape.part and not shape.keyed and len(data) == 1:
        ((key, text),) = data.items()
        return text if isinstance(text, str) and shape.part.short_key(text) == key else data
    return data


def _in_rows(
    data: Any, shape: FieldShape, lead: str, column: int, typed: bool, known: "KnownEntry | None" = None
) -> str | None:
    """A value over several lines; None if it has only one line."""
    if isinstance(data, str):
        text = block_text(data, column + 2)
        return text and f"{lead} {text}\n"
    if isinstance(data, list) and data:
        one = shape._replace(many=False)
        return f"{lead}\n" + _entries(data, one, column + 2, typed, known)
    if isinstance(data, dict) and data:
        parts = [
            written(value, inner, column + 2, key, typed=text, known=known)
            for key, value, inner, text in _keys(data, shape)
        ]
        return (f"{lead}\n" if not lead.endswith("-") else f"{lead} {parts.pop(0)[column + 2 :]}") + "".join(parts)
    return None


def _inline(data: Any, shape: FieldShape, *, typed: bool, in_brackets: bool = False) -> str:
    if isinstance(data, list):
        one = shape._replace(many=False)
        return f"[{', '.join(written(each, one, None, typed=typed) for each in data)}]"
    if isinstance(data, dict):
        parts = (written(value, inner, None, key, typed=text) for key, value, inner, text in _keys(data, shape))
        return f"{{{', '.join(parts)}}}"
    return "" if data is None else one_line(data, in_brackets=in_brackets, typed=typed)


def _keys(data: Mapping[str, Any], shape: FieldShape) -> Sequence[tuple[str, Any, FieldShape, bool]]:
    """The keys with their values, the shapes of the values, and whether these are texts."""
    if shape.keyed or not shape.part:
        inner = shape._replace(keyed=False)
        return [(key, value, inner, bool(shape.part)) for key, value in data.items()]
    known, texts = shapes(shape.part), _texts(shape.part)
    own = ((key, value, known.get(key, FieldShape()), key in texts) for key, value in data.items() if key != "x-")
    return [*own, *((key, value, FieldShape(), False) for key, value in data.get("x-", {}).items())]


@cache
def _texts(part: type[Model]) -> frozenset[str]:
    """The keys whose values are texts, and not numbers, dates or enumerated words."""
    return frozenset(
        name for name, field in part.model_fields.items() if {TEXT.name, OPTIONAL_TEXT.name} & _kinds(field)
    )


def _kinds(annotation: Any) -> set[str]:
    """The names of the scalar kinds in a type, or in the type of a field."""
    inner = get_args(getattr(annotation, "annotation", annotation))
    own = getattr(annotation, "metadata", ()) or getattr(annotation, "__metadata__", ())
    kind = scalar_kind(own)
    return {*([kind.name] if kind else ()), *chain.from_iterable(map(_kinds, inner))}


def _is_short_text(data: Any, shape: FieldShape) -> bool:
    """Whether a value is the short form of a part that leaves out the key of a text."""
    return isinstance(data, str) and shape.part is not None and shape.part.short_key(data) in _texts(shape.part)


def is_text(shape: FieldShape, key: str | None) -> bool:
    """Whether the value of a key of a part is a text, and not a number, a date or an enumerated word."""
    return shape.part is not None and key in _texts(shape.part)


def restyled(block: Block, data: Any, *, typed: bool, known: "KnownEntry | None" = None) -> str:
    """The text of a block with another value. A text keeps its style, if the new one can be written in it."""
    source, start, end = block.source.text, block.place.start, block.place.end
    before, after = block.text[: start - block.end], source[end : block.end]
    short, in_brackets = shortened(data, block.shape), block.within is not BlockForm.ROWS
    typed = typed or _is_short_text(short, block.shape)
    column = (block.column or 0) + 2
    style = {"in_brackets": in_brackets, "typed": typed}
    value = in_style(short, source[start:end], column, **style) if isinstance(short, str) else None
    is_known = known is not None and any(
        known(each, block.shape._replace(many=False), column) for each in _listed(data)
    )
    if value is None and block.column is not None and (is_known or _is_long(short, block.shape, before)):
        return _below(block, data, typed=typed, known=known)
    return f"{before}{_inline(short, block.shape, **style) if value is None else value}{after}"


def _listed(data: Any) -> Sequence[Any]:
    return data if isinstance(data, list) else ()


def _is_long(short: Any, shape: FieldShape, before: str) -> bool:
    inline = _inline(short, shape, typed=True)
    return _has_rows(short, shape) or len(inline) + len(before) - before.rfind("\n") > WIDTH


def _below(block: Block, data: Any, *, typed: bool, known: "KnownEntry | None") -> str:
    """The text of a block with a value over several lines, and with the comments above it and beside its first line."""
    text = block.text
    key_line = text.rfind("\n", 0, max(0, len(text) - (block.end - block.place.start))) + 1
    while text[key_line:].lstrip().startswith("#"):  # the value may start below its key
        key_line = text.rfind("\n", 0, key_line - 1) + 1
    first, rest = written(data, block.shape, block.column, block.key, typed=typed, known=known).split("\n", 1)
    beside, _, below = block.source.text[block.place.end : block.end].partition("\n")
    return f"{text[:key_line]}{first}{beside.rstrip()}\n{rest}{below}"


def written_map(data: Any) -> str:
    """The text of a whole map."""
    shape = FieldShape(part=Journey)
    return "".join(written(value, inner, 0, key, typed=text) for key, value, inner, text in _keys(data, shape))


def _has_rows(data: Any, shape: FieldShape) -> bool:
    """Whether a value is always written over several lines."""
    if isinstance(data, list):
        one = shape._replace(many=False)
        return any(each is None or isinstance(shortened(each, one), dict | list) for each in data)
    if isinstance(data, dict):
        return shape.part in IN_ROWS or any(_is_nested(value, inner) for _, value, inner, _ in _keys(data, shape))
    return isinstance(data, str) and "\n" in data


def _is_nested(data: Any, shape: FieldShape) -> bool:
    short = shortened(data, shape)
    return isinstance(short, dict) or (isinstance(short, list) and _has_rows(short, shape))
