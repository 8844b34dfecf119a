"""What the kinds of scalar are called, and how JSON says them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

SCALAR: Final = ("string", "number", "boolean", "null")
"""What an editor may make of a text: `42`, `true` and `~` are text in a journey file, and something else in YAML."""

NUMBER_PATTERN: Final = r"[+\-\u2212]?([0-9]+(\.[0-9]+)?|\.[0-9]+)"
DURATION_PATTERN: Final = r"([0-9]+(\.[0-9]+)?|\.[0-9]+)(min|h|d|w|mo|y)"
GROUP: Final = r"[^\u0000-/:-`{-\u007f]+"
"""A group of an id, loosely: what lies beyond ASCII is not looked at, since not every tool knows `\\p{L}`."""


@dataclass(frozen=True, eq=False)
class ScalarKind:
    """A kind of scalar. Beside a type in `Annotated`, it says of a field what the type alone does not."""

    name: str
    description: str
    printed: Mapping[str, Any]
    """The JSON Schema of what we print."""

    written: Mapping[str, Any]
    """The JSON Schema of what a file may say, as an editor reads it; null where nothing is written."""


def _kind(name: str, description: str, printed: dict[str, Any], kinds: tuple[str, ...], **more: Any) -> ScalarKind:
    return ScalarKind(name, description, printed, {"type": [*kinds, "null"], **more})


TEXT: Final = ScalarKind(
    "Text",
    "Text. What looks like a number, a date or a truth is text here as well.",
    {"type": "string", "minLength": 1},
    {"type": [*SCALAR], "minLength": 1},
)
OPTIONAL_TEXT: Final = ScalarKind(
    "OptionalText",
    "Text. An empty one counts as not written.",
    {"type": "string", "minLength": 1},
    {"type": [*SCALAR]},
)
SLUG: Final = ScalarKind(
    "Id",
    "An id: lower-case letters and digits of any script, joined by single hyphens. `exit` is taken.",
    {"type": "string", "pattern": f"^{GROUP}(-{GROUP})*$"},
    {"type": [*SCALAR], "pattern": f"^{GROUP}(-{GROUP})*$", "not": {"const": "exit"}},
)
NUMBER: Final = _kind(
    "Number",
    "A number: a sign, digits, a point before a fraction.",
    {"type": "number"},
    ("number", "string"),
    pattern=f"^{NUMBER_PATTERN}$",
)
COUNT: Final = _kind(
    "Count",
    "A whole number from 1.",
    {"type": "integer", "minimum": 1},
    ("integer", "string"),
    minimum=1,
    pattern=r"^\+?0*[1-9][0-9]*(\.0+)?$",
)
TRUTH: Final = _kind(
    "Truth",
    "`true` or `false`.",
    {"type": "boolean"},
    ("boolean", "string"),
    pattern="^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
)
DATE: Final = _kind(
    "Date",
    "A day: year, month, day.",
    {"type": "string", "format": "date"},
    ("string",),
    format="date",
    pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
)
DURATION: Final = _kind(
    "Duration",
    "A number and one of `min`, `h`, `d`, `w`, `mo`, `y`, without a space.",
    {"type": "string", "pattern": f"^{DURATION_PATTERN}$"},
    ("string",),
    pattern=f"^{DURATION_PATTERN}$",
)
QUANTITY: Final = _kind(
    "Quantity",
    "A number; for a metric of kind `duration` also a duration.",
    {"type": ["number", "string"], "pattern": f"^{DURATION_PATTERN}$"},
    ("number", "string"),
    pattern=f"^({NUMBER_PATTERN}|{DURATION_PATTERN})$",
)
COLOR: Final = _kind(
    "Color",
    "A colour: `#rgb` or `#rrggbb`, in quotes, since a bare # begins a comment.",
    {"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"},
    ("string",),
    pattern="^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
)
FORMAT: Final = ScalarKind(
    "Format",
    "The version of the format: 1.",
    {"const": 1},
    {"enum": [1, "1", None]},
)
