"""Detection of scripts that no installed font covers, so that their letters show as boxes.

Graphviz does not expose Fontconfig, but a box has the same width as the box of an unassigned code point.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.view.measure import uncovered

EXTENSIONS: Final = "extensions"
"""The field for data of other programs, which is not drawn."""

_BOXES: Final = ("\u0378", "\U0003fffd")  # unassigned code points, whose boxes show four and five digits
BOX: Final = "▪"
"""In the bundled font, and narrower than the estimate for any letter."""

_MARKS: Final = frozenset({"Mn", "Me", "Mc", "Cf"})
_SAMPLE: Final = 5
_NAMES: Final = {
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "FULLWIDTH": "full-width",
    "HALFWIDTH": "half-width",
    **dict.fromkeys(("MATHEMATICAL", "DOUBLE-STRUCK", "BLACK-LETTER", "SCRIPT", "MODIFIER"), "symbols"),
}
"""The scripts of letters whose Unicode names do not start with their script."""

_FIRST_PICTURE: Final = "\U0001f000"


def missing_for(journey: Journey) -> list[str]:
    """Return the sorted names of the scripts in a map for which no font is installed."""
    return missing_scripts("".join(_texts(journey)))


def _texts(journey: Journey) -> Iterator[str]:
    """Yield every text of a map. Formatting the whole map as a string would take longer than drawing it."""
    left: list[Any] = [journey]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Model):
            left += [part for name, part in value.__dict__.items() if part and name != EXTENSIONS]
        elif isinstance(value, tuple):
            left += value
        elif isinstance(value, dict):
            left += value.values()


def missing_scripts(text: str) -> list[str]:
    """Return the sorted names of scripts without a font: "Arabic", "emoji", "symbols".

    Draws only if necessary; empty without Graphviz.
    """
    samples = {} if text.isascii() else _samples(uncovered(text))
    if not samples:
        return []
    from journeymap_cli.render.graphviz import engine  # most maps have no such text

    if engine.missing():
        return []
    letters = [*_BOXES, *(letter for sample in samples.values() for letter in sample)]
    widths = dict(zip(letters, _widths(engine.run(_graph_of(letters), "dot", "plain"), len(letters)), strict=True))
    return [script for script, sample in samples.items() if _mostly_boxes(sample, widths)]


def boxed(lacking: Collection[str], text: str) -> str:
    """Return the text with a box for each letter of these scripts.

    The boxes of Graphviz are wider than letters, and marks, which have no width, would get boxes too.
    """
    kept: list[str] = []
    was_boxed = False
    for char in text:
        was_boxed = was_boxed if unicodedata.category(char) in _MARKS else _script(char) in lacking
        if not was_boxed:
            kept.append(char)
        elif unicodedata.category(char) not in _MARKS:
            kept.append(BOX)
    return "".join(kept)


def _samples(letters: Iterable[str]) -> dict[str, list[str]]:
    """Return a few letters of each script."""
    samples: dict[str, list[str]] = {}
    for letter in sorted(letters):
        if script := _script(letter):
            samples.setdefault(script, []).append(letter)
    return {script: samples[script][:_SAMPLE] for script in sorted(samples)}


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if not name or unicodedata.category(letter)[0] == "M":
        return ""
    if unicodedata.category(letter)[0] == "L":
        first = name.split()[0]
        return _NAMES.get(first, first.title())
    return "emoji" if letter >= _FIRST_PICTURE else "symbols"


def _mostly_boxes(sample: Sequence[str], widths: Mapping[str, float]) -> bool:
    boxes = {widths[box] for box in _BOXES}
    return sum(widths[letter] in boxes for letter in sample) * 2 > len(sample)


def _graph_of(letters: Sequence[str]) -> str:
    nodes = "".join(f'n{number} [label="{letter}"]\n' for number, letter in enumerate(letters))
    return f"graph {{node [shape=plain fontname=Inter fontsize=1000]\n{nodes}}}"


def _widths(plain: bytes, count: int) -> list[float]:
    """Return the widths of the nodes in a drawing in Graphviz's `plain` format."""
    drawn = (line.split() for line in plain.decode("utf-8").splitlines() if line.startswith("node "))
    found = {words[1]: float(words[4]) for words in drawn}
    return [found[f"n{number}"] for number in range(count)]
