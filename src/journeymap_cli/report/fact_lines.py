"""A map as one fact per line, for git, which compares lines.

It works on the plain YAML data, without the models, which are slow to import: git runs this once for each file of each
commit.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from journeymap_cli.model.lanes import BUILT_IN, LANES
from journeymap_cli.regexes import regex
from journeymap_cli.report.terminal import printable

HEADS: Final = ("name", "title", "text", "score", "to", "id", "label", "file")
"""The keys that can name a part of a map; the first one that it has does."""

FIRST: Final = """
    journeymap id title lang takeaways description scenario expectations scope starts ends state counterpart
    tags owner contributors status last_reviewed review_every evidence_default scale min max labels imports
    role kind goals needs frustrations quote color date sample url hidden when duration personas moment_of_truth
    image file alt journey events next measure entity time column event window order entries start
    where from percentile answers counts surveys data
"""
LAST: Final = """
    channel persona score label derived evidence sources severity frequency priority impact effort addresses at
    solutions links
    value unit target direction as_of source link note cells channels lanes stages steps to name text
"""
ORDER: Final = dict.fromkeys((*FIRST.split(), *BUILT_IN, *LAST.split()))
"""The order of facts, independent of that of keys in the file: `FIRST`, the lanes, `LAST`."""

PLACES: Final = {key: at for at, key in enumerate(ORDER)}
SINGULAR: Final = {
    **{lane.id: lane.singular for lane in LANES},
    "takeaways": "takeaway",
    "stages": "stage",
    "steps": "step",
    "solutions": "solution",
    "sources": "source",
    "channels": "channel",
    "lanes": "lane",
    "expectations": "expectation",
    "tags": "tag",
    "contributors": "contributor",
    "imports": "import",
    "links": "link",
    "frustrations": "frustration",
    "events": "event",
}
"""The word for one entry of a list; entries of other lists are named by the key."""

NUMBERS: Final = frozenset(
    {"score", "emotion", "min", "max", "sample", "value", "target", "duration", "review_every", "priority"}
)
"""The keys of numbers and durations: `1.0` and `+1` are written as `1`, `1.50h` as `1.5h`."""

BOOLEAN_KEYS: Final = frozenset({"derived", "hidden", "moment_of_truth"})
"""The keys of `true` and `false`, which may be written in any case."""

FREE: Final = ("cells", "where", "x-")
"""Keys below which the map has names of its own: there, `NUMBERS` and `BOOLEAN_KEYS` have no meaning."""

NUMBER: Final = r"([+\-\u2212]?)0*(\d*)(?:\.(?=\d)(\d*?)0*)?"
MINUS: Final = "\u2212"
QUANTITY: Final = regex(rf"(?=[^a-z]*\d){NUMBER}(min|h|d|w|mo|y|)")
RANGE: Final = regex(r"[\d.]+[a-z]+-[\d.]+[a-z]+")
"""A range of durations: `1w-2w`."""


def is_journey(data: Any) -> bool:
    """Whether plain data looks like a map or a shared file."""
    return isinstance(data, dict) and ("stages" in data or "journeymap" in data)


def fact_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """The lines, without line ends."""
    yield from _facts(data, 0, (), "")


def _facts(data: Mapping[str, Any], depth: int, skipped: tuple[str, ...], parent: str) -> Iterator[str]:
    named = _number if parent == "labels" else str
    for key in sorted(data, key=lambda key: (PLACES.get(key, len(PLACES)), named(key))):
        if key not in skipped:
            yield from _entries(key, data[key], depth, parent)


def _entries(key: str, value: Any, depth: int, parent: str) -> Iterator[str]:
    """Yield the lines of a key. `parent` is the key above it, `x-` for all below such a key, empty in `cells`."""
    word = _word(key, parent)
    inside = _inside(key, parent)
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            head = next((name for name in HEADS if key != "where" and isinstance(entry.get(name), str)), None)
            yield _line(word, _normalized(head, entry[head], inside) if head else "", depth)
            yield from _facts(entry, depth + 1, (head,) if head else (), inside)
        elif isinstance(entry, list):
            yield from _entries(key, entry, depth, parent)
        else:
            text = "" if entry is None else _normalized(key, str(entry), "x-" if inside == "x-" else parent)
            yield _line(word, text, depth)


def _word(key: str, parent: str) -> str:
    """The word for an entry of a key."""
    if parent == "labels":
        return _number(key.replace("_", " "))
    if key == "stages" and parent:  # below the top, the key only refers to stages
        return key
    return SINGULAR.get(key) or ("persona" if key == "personas" else key.replace("_", " "))


def _inside(key: str, parent: str) -> str:
    """The `parent` of the entries of a key."""
    if key.startswith("x-") or parent == "x-":
        return "x-"
    return "" if parent == "cells" else key


def _normalized(key: str, text: str, parent: str) -> str:
    """A scalar in normal form: equal numbers, booleans and letters give equal text, however they are written."""
    text = text if text.isascii() or "x-" in (key[:2], parent) else _composed(key, text)
    if parent not in FREE and key in NUMBERS:
        return "-".join(map(_number, text.split("-"))) if RANGE.fullmatch(text) else _number(text)
    is_boolean = parent not in FREE and key in BOOLEAN_KEYS and text.lower() in ("true", "false")
    return text.lower() if is_boolean else text


def _composed(key: str, text: str) -> str:
    from journeymap_cli.spelling import ADDRESSES, composed  # most texts do not need it

    return text if key in ADDRESSES else composed(text)


def _number(text: str) -> str:
    """A number or a duration without redundant signs and zeros; any other text as it is."""
    if not (match := QUANTITY.fullmatch(text)):
        return text
    sign, whole, fraction, unit = match.groups()
    digits = f"{whole or 0}{f'.{fraction}' if fraction else ''}"
    return f"{'-' if sign in ('-', MINUS) and digits != '0' else ''}{digits}{unit}"


def _line(word: str, text: str, depth: int) -> str:
    return f"{'  ' * depth}{printable(word)}: {printable(' '.join(text.split()))}".rstrip()
