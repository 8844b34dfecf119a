"""Values in long form written as YAML, where there is no text to keep."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final, get_args

from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.kinds import OPTIONAL_TEXT, TEXT
from journeymap_cli.model.node import Stage, Step
from journeymap_cli.rewrite.scalars import block_text, one_line

WIDTH: Final = 100
"""What is longer is not written in one line, if it can be written in several."""

IN_ROWS: Final = (Stage, Step)
"""What always has a key a line."""


def written(data: Any, shape: FieldShape, column: int | None, key: str | None = None, *, typed: bool = False) -> str:
    """The lines of a key with its value, or of an entry of a list; without a column, the same in brackets.

    `typed` is whether a text that looks like a number has to be quoted.
    """
    short = shortened(data, shape)
    typed = typed or _is_text(short, shape)
    if column is None:
        inline = _inline(short, shape, typed=typed, in_brackets=True)
        return inline if key is None else f"{one_line(key, in_brackets=True)}: {inline}"
    lead = " " * column + (f"{one_line(key)}:" if key is not None else "-")
    line = f"{lead} {_inline(short, shape, typed=typed)}\n"
    is_short = len(line) <= WIDTH + 1 and not _has_rows(short, shape)
    return line if is_short else _in_rows(short, shape, lead, column, typed) or line


def shortened(data: Any, shape: FieldShape) -> Any:
    """The value with the short forms that say the same, without the ones inside of it."""
    if shape.many and not shape.keyed and isinstance(data, list) and len(data) == 1:
        return shortened(data[0], shape._replace(many=False))
    if isinstance(data, dict) and shape.part and not shape.keyed and len(data) == 1:
        ((key, text),) = data.items()
        return text if isinstance(text, str) and shape.part.short_key(text) == key else data
    return data


def _in_rows(data: Any, shape: FieldShape, lead: str, column: int, typed: bool) -> str | None:
    """A value over several lines; None if it has but one."""
    if isinstance(data, str):
        text = block_text(data, column + 2)
        return text and f"{lead} {text}\n"
    if isinstance(data, list) and data:
        one = shape._replace(many=False)
        return f"{lead}\n" + "".join(written(each, one, column + 2, typed=typed) for each in data)
    if isinstance(data, dict) and data:
        parts = [written(value, inner, column + 2, key, typed=text) for key, value, inner, text in _keys(data, shape)]
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
    """The keys with their values, the shapes of these, and whether they are texts."""
    if shape.keyed or not shape.part:
        inner = shape._replace(keyed=False)
        return [(key, value, inner, bool(shape.part)) for key, value in data.items()]
    known, texts = shapes(shape.part), _texts(shape.part)
    own = ((key, value, known.get(key, FieldShape()), key in texts) for key, value in data.items() if key != "x-")
    return [*own, *((key, value, FieldShape(), False) for key, value in data.get("x-", {}).items())]


@cache
def _texts(part: type[Model]) -> frozenset[str]:
    """The keys whose values are texts, not numbers, dates or words of a list."""
    return frozenset(name for name, field in part.model_fields.items() if {TEXT, OPTIONAL_TEXT} & _kinds(field))


def _kinds(annotation: Any) -> set[Any]:
    """The kinds of scalar in a type, or in the type of a field."""
    inner = get_args(getattr(annotation, "annotation", annotation))
    own = getattr(annotation, "metadata", ()) or getattr(annotation, "__metadata__", ())
    return {*own, *chain.from_iterable(map(_kinds, inner))}


def _is_text(data: Any, shape: FieldShape) -> bool:
    """Whether a value is the short form of a part, and the key that it leaves out is one of a text."""
    return isinstance(data, str) and shape.part is not None and shape.part.short_key(data) in _texts(shape.part)


def _has_rows(data: Any, shape: FieldShape) -> bool:
    """Whether a value is always written over several lines."""
    if isinstance(data, list):
        one = shape._replace(many=False)
        return any(isinstance(shortened(each, one), dict | list) for each in data)
    if isinstance(data, dict):
        return shape.part in IN_ROWS or any(_is_nested(value, inner) for _, value, inner, _ in _keys(data, shape))
    return isinstance(data, str) and "\n" in data


def _is_nested(data: Any, shape: FieldShape) -> bool:
    short = shortened(data, shape)
    return isinstance(short, dict) or (isinstance(short, list) and _has_rows(short, shape))
