"""A map as one fact a line, for git, which compares lines.

It is made from the plain data of the YAML, without the models, which are slow to import: git runs this once for each
file of each commit.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from journeymap_cli.model.lanes import BUILT_IN, LANES
from journeymap_cli.regexes import regex
from journeymap_cli.report.terminal import printable

HEADS: Final = ("name", "title", "text", "score", "to", "id", "label", "file")
"""The key that names a part of a map: the first of these that it has."""

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
"""The order of the facts, whatever the order of the keys in the file: the lanes are between these two lists."""

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
"""The name of one entry of a list; entries of other lists are named by the key."""

NUMBERS: Final = frozenset(
    {"score", "emotion", "min", "max", "sample", "value", "target", "duration", "review_every", "priority"}
)
"""The keys of numbers and durations: `1.0` and `+1` mean `1`, `1.50h` means `1.5h`."""

TRUTHS: Final = frozenset({"derived", "hidden", "moment_of_truth"})
"""The keys of `true` and `false`, which may be written in any case."""

FREE: Final = ("cells", "where", "x-")
"""Keys that hold names of the map's own, which mean nothing of the kind."""

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
    """The lines of a key; below a key of `FREE`, `parent` is that key for its direct ones, and for all below `x-`."""
    word = _word(key, parent)
    inside = _inside(key, parent)
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            head = next((name for name in HEADS if key != "where" and isinstance(entry.get(name), str)), None)
            yield _line(word, _meant(head, entry[head], inside) if head else "", depth)
            yield from _facts(entry, depth + 1, (head,) if head else (), inside)
        elif isinstance(entry, list):
            yield from _entries(key, entry, depth, parent)
        else:
            text = "" if entry is None else _meant(key, str(entry), "x-" if inside == "x-" else parent)
            yield _line(word, text, depth)


def _word(key: str, parent: str) -> str:
    """What an entry of a key is called."""
    if parent == "labels":
        return _number(key.replace("_", " "))
    if key == "stages" and parent:  # elsewhere than at the top, it only refers to some
        return key
    return SINGULAR.get(key) or ("persona" if key == "personas" else key.replace("_", " "))


def _inside(key: str, parent: str) -> str:
    """What the entries of a key are below."""
    if key.startswith("x-") or parent == "x-":
        return "x-"
    return "" if parent == "cells" else key


def _meant(key: str, text: str, parent: str) -> str:
    """A scalar as the map means it: equal numbers, truths and letters are equal text, however they are written."""
    text = text if text.isascii() or "x-" in (key[:2], parent) else _composed(key, text)
    if parent not in FREE and key in NUMBERS:
        return "-".join(map(_number, text.split("-"))) if RANGE.fullmatch(text) else _number(text)
    is_truth = parent not in FREE and key in TRUTHS and text.lower() in ("true", "false")
    return text.lower() if is_truth else text


def _composed(key: str, text: str) -> str:
    from journeymap_cli.spelling import ADDRESSES, composed  # most texts do not need it

    return text if key in ADDRESSES else composed(text)


def _number(text: str) -> str:
    """A number or a duration without needless signs and zeros; any other text as it is."""
    if not (match := QUANTITY.fullmatch(text)):
        return text
    sign, whole, fraction, unit = match.groups()
    digits = f"{whole or 0}{f'.{fraction}' if fraction else ''}"
    return f"{'-' if sign in ('-', MINUS) and digits != '0' else ''}{digits}{unit}"


def _line(word: str, text: str, depth: int) -> str:
    return f"{'  ' * depth}{printable(word)}: {printable(' '.join(text.split()))}".rstrip()
