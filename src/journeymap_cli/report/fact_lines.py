"""A map as one fact a line, for git, which compares lines.

It is made from the plain data of the YAML, without the models, which are slow to import: git runs this once for each
file of each commit.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from journeymap_cli.model.lanes import BUILT_IN, LANES
from journeymap_cli.report.terminal import printable

HEADS: Final = ("name", "title", "text", "score", "to", "id", "label")
"""The key that names a part of a map: the first of these that it has."""

FIRST: Final = """
    journeymap id title description scenario expectations scope starts ends state tags owner contributors status
    last_reviewed review_every evidence_default scale min max labels imports
    role kind goals needs frustrations quote color date sample url hidden duration personas moment_of_truth journey
    next when
"""
LAST: Final = """
    channel persona score label evidence sources severity frequency impact effort addresses solutions links
    value unit target direction as_of source link note cells channels lanes stages steps to name text
"""
ORDER: Final = dict.fromkeys((*FIRST.split(), *BUILT_IN, *LAST.split()))
"""The order of the facts, whatever the order of the keys in the file: the lanes are between these two lists."""

PLACES: Final = {key: at for at, key in enumerate(ORDER)}
SINGULAR: Final = {
    **{lane.id: lane.singular for lane in LANES},
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
}
"""The name of one entry of a list; entries of other lists are named by the key."""


def is_journey(data: Any) -> bool:
    """Whether plain data looks like a map or a shared file."""
    return isinstance(data, dict) and ("stages" in data or "journeymap" in data)


def fact_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """The lines, without line ends."""
    yield from _facts(data, 0, ())


def _facts(data: Mapping[str, Any], depth: int, skipped: tuple[str, ...]) -> Iterator[str]:
    for key in sorted(data, key=lambda key: (PLACES.get(key, len(PLACES)), key)):
        if key not in skipped:
            yield from _entries(key, data[key], depth)


def _entries(key: str, value: Any, depth: int) -> Iterator[str]:
    word = SINGULAR.get(key, "persona" if key == "personas" else key.replace("_", " "))
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            head = next((name for name in HEADS if isinstance(entry.get(name), str)), None)
            yield _line(word, entry[head] if head else "", depth)
            yield from _facts(entry, depth + 1, (head,) if head else ())
        elif isinstance(entry, list):
            yield from _entries(key, entry, depth)
        else:
            yield _line(word, "" if entry is None else str(entry), depth)


def _line(word: str, text: str, depth: int) -> str:
    return f"{'  ' * depth}{printable(word)}: {printable(' '.join(text.split()))}".rstrip()
