"""Markdown texts with a heading for each stage, and labels of lanes below it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from journeymap_cli.exchange.cell_entries import name_in
from journeymap_cli.exchange.grid import DESCRIPTION, DURATION, LaneRow, fill, listed_lanes, rows_of
from journeymap_cli.exchange.markdown.tables import FENCE, HEADING, MOST_LINES, RULE, heading_text
from journeymap_cli.exchange.naming import unique, visible
from journeymap_cli.exchange.words import STAGE_WORDS, key, lane_of
from journeymap_cli.regexes import regex

ABOUT: Final = DESCRIPTION | DURATION

Content = list[tuple[str, list[str]]]
"""The labels of a stage in their order, with the texts below each; the first label is empty."""


def label_counts(contents: Sequence[Content]) -> Mapping[str, int]:
    """Return the number of stages that have each label, by the key of the label."""
    return Counter(key(label) for content in contents for label in {label for label, _ in content} if label)


def rows_of_labels(contents: Sequence[Content], labels: Mapping[str, int]) -> dict[str, LaneRow]:
    """Return the lane of each label by its key: for labels of known lanes, and labels that several stages have."""
    written: dict[str, str] = {}
    firsts: dict[str, str] = {}
    for label in (label for content in contents for label, _ in content if label):
        written.setdefault(key(label), label)
        if lane := lane_of(label):
            firsts.setdefault(lane, label)
    known = {name: lane_of(label) for name, label in written.items()}
    is_row = {name: labels[name] > 1 or name in ABOUT for name in written}
    chosen = [each for name, each in written.items() if each in firsts.values() or (is_row[name] and not known[name])]
    by_label = dict(zip(chosen, rows_of(chosen), strict=True))
    return {
        name: by_label[firsts[lane] if (lane := known[name]) else label]
        for name, label in written.items()
        if known[name] or label in by_label
    }


def add_labelled(node: dict[str, Any], label: str, texts: Sequence[str], rows: Mapping[str, LaneRow]) -> None:
    """Add the texts below a label to a stage: to the lane of the label if it has one, else to the description."""
    row = rows.get(key(label)) if label else None
    if row and texts:
        for text in texts:
            fill(node, row, text)
    elif label or texts:
        head = [f"{name_in(label)}:"] if label else []
        node["description"] = "\n".join(filter(None, [node.get("description"), *head, *texts]))


STAGES: Final = "|".join(sorted(STAGE_WORDS, key=len, reverse=True))
STAGE: Final = regex(rf"(?:\d{{1,2}}[.)]?\s*)?(?:{STAGES})(?![^\W\d_])\s*\d{{0,2}}\s*[.:：)–—-]?\s*(.*)", re.IGNORECASE)
NUMBERED: Final = regex(r"\d{1,2}[.)]\s+(\S.*)")
LABEL: Final = regex(r"\s*(?:[-*+]\s+)?(?:\*\*|__)(.{1,60}?)(?:\*\*|__)\s*(.*)")
BULLET: Final = regex(r"^\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+|>\s?)")
NOTHING: Final = regex(r"[\s>|*_=:-]*")
SYMBOL: Final = regex(r"\s*[\U0001f000-\U0001faff\u2600-\u27bf]")
EMOJI: Final = regex(r"^[\s\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d*_]+")

MOST_STAGES: Final = 1_000
MOST_HEADINGS: Final = 5_000


class SectionMap(NamedTuple):
    """A map made from sections, and the numbers of their lines from 0."""

    data: dict[str, Any]
    lines: frozenset[int]


class _Heading(NamedTuple):
    line: int
    level: int
    text: str


def section_map(text: str, name: str) -> SectionMap | None:
    """Return the map of the sections of a text; None if they are not stages."""
    lines = text.split("\n")[:MOST_LINES]
    headings = list(_headings(lines))
    if len(headings) > MOST_HEADINGS:
        return None
    found = (_candidate(lines, headings, level, find) for level in range(1, 7) for find in (STAGE, NUMBERED))
    best = max(filter(None, found), key=lambda each: each.filled, default=None)
    return _section_map(best.stages, best.contents, best.labels, headings, lines, name) if best else None


class _Sections(NamedTuple):
    """Headings that may be stages, the content below each, the number of each label, and how many have a lane."""

    stages: Sequence[_Heading]
    contents: Sequence[Content]
    labels: Mapping[str, int]
    filled: int


def _candidate(
    lines: Sequence[str], headings: Sequence[_Heading], level: int, find: re.Pattern[str]
) -> _Sections | None:
    """The headings of a level that may be stages; None if they are not."""
    stages = [each for each in headings if each.level == level and find.fullmatch(_bare(each.text))]
    if not 1 < len(stages) <= MOST_STAGES:
        return None
    contents = [_content(lines, each, headings) for each in stages]
    labels = label_counts(contents)
    known = sum(count for label, count in labels.items() if lane_of(label))
    filled = sum(any(lane_of(label) for label, _ in content) for content in contents)
    return _Sections(stages, contents, labels, filled) if known >= (1 if find is STAGE else len(stages)) else None


def _bare(text: str) -> str:
    """The text of a heading without emphasis and symbols before it."""
    return EMOJI.sub("", text).replace("**", "").strip()


def _headings(lines: Sequence[str]) -> Iterator[_Heading]:
    fence = ""
    for number, line in enumerate(lines):
        if found := FENCE.match(line):
            fence = found[1] if not fence else "" if found[1].startswith(fence) else fence
        elif not fence and (named := HEADING.fullmatch(line)) and heading_text(named[2]):
            yield _Heading(number, len(named[1]), heading_text(named[2]))


def _end(heading: _Heading, headings: Sequence[_Heading], last: int) -> int:
    """The number of the line after a section."""
    return next((each.line for each in headings if each.line > heading.line and each.level <= heading.level), last)


def _content(lines: Sequence[str], stage: _Heading, headings: Sequence[_Heading]) -> Content:
    content: list[tuple[str, list[list[str]]]] = [("", [])]  # the lines of each text
    is_open, before = False, ""
    for line in lines[stage.line + 1 : _end(stage, headings, len(lines))]:
        label, rest = _label(line)
        if label:
            content.append((label, [[rest]] if rest else []))
        elif NOTHING.fullmatch(line) or RULE.fullmatch(line) or FENCE.match(line):
            is_open = False
            continue
        elif is_open and content[-1][1] and not (_begins(line) or before.endswith("  ")):
            content[-1][1][-1].append(line.strip())
        else:
            content[-1][1].append([_piece(line)])
        is_open, before = True, line
    return [(label, [" ".join(text) for text in texts]) for label, texts in content]


def _begins(line: str) -> bool:
    """Whether a line begins a text of its own: with a bullet or a symbol, or as the row of a table."""
    return "|" in line or BULLET.match(line) is not None or SYMBOL.match(line) is not None


def _label(line: str) -> tuple[str, str]:
    """The label that a line is or begins with, and the text after it; both empty if it has no label."""
    if named := HEADING.fullmatch(line):
        return heading_text(named[2]).removesuffix(":"), ""
    found = LABEL.fullmatch(line)
    if not found:
        return "", ""
    label, rest = found[1].strip(), found[2].strip()
    is_label = label[-1:] in ":：" or rest[:1] in (":", "：") or (not rest and lane_of(label) is not None)
    return (label.rstrip(":："), rest.lstrip(":：").strip()) if is_label else ("", "")


def _piece(line: str) -> str:
    bare = BULLET.sub("", line, count=1).strip()
    return " – ".join(filter(None, (cell.strip() for cell in bare.strip("|").split("|")))) if "|" in bare else bare


def _section_map(
    stages: Sequence[_Heading],
    contents: Sequence[Content],
    labels: Mapping[str, int],
    headings: Sequence[_Heading],
    lines: Sequence[str],
    name: str,
) -> SectionMap:
    before = [each for each in headings if each.line < stages[0].line]
    title = min(before, key=lambda each: each.level, default=None)
    rows = rows_of_labels(contents, labels)
    nodes: list[dict[str, Any]] = []
    used = {title.line} if title else set()
    for stage, content in zip(stages, contents, strict=True):
        bare = _bare(stage.text)
        found = STAGE.fullmatch(bare) or NUMBERED.fullmatch(bare)
        node: dict[str, Any] = {"name": visible(name_in(found[1] if found else bare), name_in(bare), "Stage")}
        for label, texts in content:
            add_labelled(node, label, texts, rows)
        nodes.append(node)
        used.update(range(stage.line, _end(stage, headings, len(lines))))
    top = {"title": visible(name_in(title.text), name) if title else name}
    lanes = listed_lanes(list(dict.fromkeys(rows.values())), nodes)
    return SectionMap(unique({**top, **lanes, "stages": nodes}), frozenset(used))
