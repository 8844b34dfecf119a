"""The kinds of scalar: their names, descriptions, patterns and JSON Schemas."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

SCALAR: Final = ("string", "number", "boolean", "null")
"""The types that an editor may see for a text in a file: YAML reads `42`, `true` and `~` as other types."""

NUMBER_PATTERN: Final = r"[+\-\u2212]?([0-9]+(\.[0-9]+)?|\.[0-9]+)"
DURATION_PATTERN: Final = r"([0-9]+(\.[0-9]+)?|\.[0-9]+)(min|h|d|w|mo|y)"
DATE_PATTERN: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
WINDOW_PATTERN: Final = r"([0-9]+)(min|h|d|w)"
RANGE_PATTERN: Final = f"{DURATION_PATTERN}(-{DURATION_PATTERN})?"
COLOR_PATTERN: Final = "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
LANGUAGE_PATTERN: Final = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$"
NEARLY_BOOLEAN_PATTERN: Final = "[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|0|1"
GROUP: Final = r"[^\u0000-/:-`{-\u007f]+"
"""A group of an id, approximately: all characters beyond ASCII are allowed, as not every tool supports `\\p{L}`.

The ranges exclude all of ASCII except digits and lower-case letters.
"""


class ScalarKind(NamedTuple):
    """A kind of scalar: its name, description and schemas, which its Python type does not define."""

    name: str
    description: str
    printed: Mapping[str, Any]
    """The JSON Schema of a value in our JSON output."""

    written: Mapping[str, Any]
    """The JSON Schema of a value in a journey file as an editor reads it; null is a key without a value."""


def _kind(name: str, description: str, printed: dict[str, Any], kinds: tuple[str, ...], **more: Any) -> ScalarKind:
    return ScalarKind(name, description, printed, {"type": [*kinds, "null"], **more})


TEXT: Final = ScalarKind(
    "Text",
    "Text. Numbers, dates, `true` and `false` are read as text, too.",
    {"type": "string", "minLength": 1},
    {"type": [*SCALAR], "minLength": 1},
)
OPTIONAL_TEXT: Final = ScalarKind(
    "OptionalText",
    "Text. An empty text counts as no value.",
    {"type": "string", "minLength": 1},
    {"type": [*SCALAR]},
)
SLUG: Final = ScalarKind(
    "Id",
    "An id: lower-case letters and digits of any script, in groups joined by single hyphens. `exit` and `end` are "
    "reserved.",
    {"type": "string", "pattern": f"^{GROUP}(-{GROUP})*$"},
    {"type": [*SCALAR], "pattern": f"^{GROUP}(-{GROUP})*$", "not": {"enum": ["exit", "end"]}},
)
NUMBER: Final = _kind(
    "Number",
    "A number: digits, with an optional sign and a point before the fraction.",
    {"type": "number"},
    ("number", "string"),
    pattern=f"^{NUMBER_PATTERN}$",
)
COUNT: Final = _kind(
    "Count",
    "A whole number, 1 or more.",
    {"type": "integer", "minimum": 1},
    ("integer", "string"),
    minimum=1,
    pattern=r"^\+?0*[1-9][0-9]*(\.0+)?$",
)
BOOLEAN: Final = _kind(
    "Boolean",
    "`true` or `false`.",
    {"type": "boolean"},
    ("boolean", "string"),
    pattern="^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
)
DATE: Final = _kind(
    "Date",
    "A date: year, month and day, as in 2026-09-14.",
    {"type": "string", "format": "date"},
    ("string",),
    format="date",
    pattern=f"^{DATE_PATTERN}$",
)
DURATION: Final = _kind(
    "Duration",
    "A number and its unit (`min`, `h`, `d`, `w`, `mo` or `y`) without a space, as in 90d.",
    {"type": "string", "pattern": f"^{DURATION_PATTERN}$"},
    ("string",),
    pattern=f"^{DURATION_PATTERN}$",
)
DURATION_RANGE: Final = _kind(
    "DurationRange",
    "A duration as in 3d, or two with a hyphen between them, as in 1w-2w.",
    {"type": "string", "pattern": f"^{RANGE_PATTERN}$"},
    ("string",),
    pattern=f"^{RANGE_PATTERN}$",
)
WINDOW: Final = _kind(
    "Window",
    "A whole number and its unit (`min`, `h`, `d` or `w`) without a space, as in 30d.",
    {"type": "string", "pattern": f"^{WINDOW_PATTERN}$"},
    ("string",),
    pattern=f"^{WINDOW_PATTERN}$",
)
PERCENTILE: Final = ScalarKind("Percentile", "50 or 90.", {"enum": [50, 90]}, {"enum": [50, 90, "50", "90", None]})
COLUMN_VALUES: Final = {"type": [*SCALAR, "array"], "items": {"type": [*SCALAR]}, "minItems": 1}
CONDITION: Final = {
    **COLUMN_VALUES,
    "type": [*SCALAR, "array", "object"],
    "properties": {
        "not": COLUMN_VALUES,
        **{limit: {"type": ["number", "string"], "pattern": f"^{NUMBER_PATTERN}$"} for limit in ("min", "max")},
        **{part: {"type": ["string", "number", "boolean"]} for part in ("contains", "starts", "ends")},
    },
    "additionalProperties": False,
    "minProperties": 1,
}
WHERE: Final = ScalarKind(
    "Where",
    "Filters by column: a value or a list of them (null is nothing held), or `not`, `min`, `max`, `contains`, "
    "`starts`, `ends`. All must fit.",
    {"type": "object", "additionalProperties": CONDITION},
    {"type": ["object", "null"], "additionalProperties": CONDITION},
)
PRIORITY: Final = _kind(
    "Priority",
    "A whole number, 1 or more; 1 is the most urgent.",
    {"type": "integer", "minimum": 1},
    ("integer", "string"),
    minimum=1,
    pattern=r"^\+?0*[1-9][0-9]*(\.0+)?$",
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
    "A colour: `#rgb` or `#rrggbb`, in quotes because an unquoted # starts a comment.",
    {"type": "string", "pattern": f"^{COLOR_PATTERN}$"},
    ("string",),
    pattern=f"^{COLOR_PATTERN}$",
)
LANGUAGE: Final = _kind(
    "Language",
    "A language tag: two or three letters, then script and region where wanted, as in de, pt-BR or zh-Hant.",
    {"type": "string", "pattern": LANGUAGE_PATTERN},
    ("string",),
    pattern=LANGUAGE_PATTERN,
)
LABEL: Final = ScalarKind(
    "Label",
    "Text, or a list of texts.",
    {"type": ["string", "array"], "minLength": 1, "minItems": 1, "items": {"type": "string", "minLength": 1}},
    {"type": [*SCALAR, "array"], "minItems": 1, "items": {"type": [*SCALAR], "minLength": 1}},
)
MOMENT: Final = ScalarKind(
    "MomentOfTruth",
    "`true`, `false`, or why: a text.",
    {"type": ["boolean", "string"], "minLength": 1},
    {"type": [*SCALAR], "minLength": 1, "not": {"enum": [0, 1]}, "pattern": f"^(?!({NEARLY_BOOLEAN_PATTERN})$)"},
)
FORMAT: Final = ScalarKind(
    "Format",
    "The format version: 1.",
    {"const": 1},
    {"enum": [1, "1", None]},
)
