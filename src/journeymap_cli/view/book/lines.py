"""Convert the entries of a cell of the sheet Map to text, one per line, and such lines back to fields.

A line that begins with two spaces continues the entry above it. Where a cell has several entries, each begins with a
bullet.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from journeymap_cli.facts.entries import Entry
from journeymap_cli.facts.feelings import several
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import VISIBLE, parse_duration, parse_number
from journeymap_cli.regexes import regex
from journeymap_cli.view.book.fields import BookWords

BULLET: Final = "• "
ANY_BULLET: Final = regex(r"^(?:[-*•▪·‣–]|\d{1,2}[.)])\s+")
CONTINUED: Final = "  "
NOTHING: Final = "—"
"""Stands for a feeling without score and label, and for the missing value of a metric."""

SCORE: Final = regex(r"([-\u2212+]?\d+(?:\.\d+)?)(?:\s+|\Z)")
QUOTED: Final = regex(r'"((?:[^"]|"")*)"(?:; |\Z)')
VALUE: Final = regex(r": (?=(\S+)(?: |\Z))")


def cell_text(entries: Sequence[Entry], words: BookWords) -> str:
    """The text of a cell."""
    lines = [line_of(entry, words).replace("\r\n", "\n").replace("\r", "\n") for entry in entries]
    is_list = len(lines) > 1 or any(ANY_BULLET.match(line) or line[:1].isspace() for line in lines)
    return "\n".join(f"{BULLET if is_list else ''}{line}".replace("\n", f"\n{CONTINUED}") for line in lines)


def lines_of(text: str) -> list[str]:
    """Split the text of a cell into its entries, which may have line breaks."""
    found: list[str] = []
    for line in text.split("\n"):
        if line.startswith(CONTINUED) and found:
            found[-1] += f"\n{line.removeprefix(CONTINUED)}"
        elif VISIBLE.search(line):
            found.append(line)
    bare = [line.removeprefix(BULLET) if line.startswith(BULLET) else ANY_BULLET.sub("", line) for line in found]
    return [line for line in bare if VISIBLE.search(line)]


def line_of(entry: Entry, words: BookWords) -> str:
    """The text of an entry, without a bullet."""
    if isinstance(entry, Metric):
        return _figure(entry)
    return _feeling(entry, words) if isinstance(entry, Emotion) else entry.text


def fields_of(line: str, kind: str, words: BookWords) -> dict[str, Any]:
    """Parse a line into the fields of an entry; which ones depends only on the kind of lane. None is no value."""
    if kind == "emotion":
        return _feeling_fields(line, words)
    return _figure_fields(line) if kind == "metrics" else {"text": line}


def _figure(entry: Metric) -> str:
    value = None if entry.value is None else f"{entry.value:f}" if isinstance(entry.value, Decimal) else entry.value
    if value is None:
        return f"{entry.name}: {NOTHING}" if _figure_fields(entry.name)["name"] != entry.name else entry.name
    plain = f"{entry.name}: {value}"
    line = f"{plain} {entry.unit}" if entry.unit else plain
    return line if _figure_fields(line)["name"] == entry.name else plain


def _figure_fields(line: str) -> dict[str, Any]:
    """Parse name, value and unit. The last value counts, because a name may contain one, too."""
    for found in reversed([*VALUE.finditer(line)]):
        name, value, unit = line[: found.start()], found[1], line[found.end(1) + 1 :] or None
        if value == NOTHING and not unit:
            return {"name": name, "value": None, "unit": None}
        if parse_number(value) is not None or parse_duration(value):
            return {"name": name, "value": value, "unit": unit}
    return {"name": line, "value": None, "unit": None}


def _feeling(entry: Emotion, words: BookWords) -> str:
    score = "" if entry.score is None else f"{entry.score:f}"
    labels = several(entry.label)
    plain = " ".join(filter(None, (score, "; ".join(labels)))) or NOTHING
    person = f"{words.people.get(entry.persona, entry.persona)}: " if entry.persona else ""
    wanted = {"score": score or None, "label": list(labels), "persona": entry.persona}
    if _feeling_fields(f"{person}{plain}", words) == wanted:
        return f"{person}{plain}"
    quoted = "; ".join('"{}"'.format(label.replace('"', '""')) for label in labels)
    return f"{person}{' '.join(filter(None, (score, quoted)))}"


def _feeling_fields(line: str, words: BookWords) -> dict[str, Any]:
    persona = None
    for id_, name in _longest_first(words.people):
        if line.startswith((f"{name}: ", f"{id_}: ")):
            persona, line = id_, line.split(": ", 1)[1] if not line.startswith(f"{name}: ") else line[len(name) + 2 :]
            break
    found = SCORE.match(line)
    score = found[1].removeprefix("+").replace("\u2212", "-") if found else None
    rest = line[found.end() :] if found else line
    labels = [] if rest == NOTHING else [part for each in rest.split(";") if (part := each.strip())]
    if rest.startswith('"') and not QUOTED.sub("", rest):
        labels = [each.replace('""', '"') for each in QUOTED.findall(rest)]
    return {"score": score, "label": labels, "persona": persona}


def _longest_first(people: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(people.items(), key=lambda each: -len(each[1]))
