"""Lists with an entry for each stage, and its steps or its lanes below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, NamedTuple

from journeymap_cli.exchange.cell_entries import name_in
from journeymap_cli.exchange.grid import MOST_STAGES, LaneRow, listed_lanes
from journeymap_cli.exchange.markdown.sections import ABOUT, Content, add_labelled, label_counts, rows_of_labels
from journeymap_cli.exchange.markdown.tables import FENCE, HEADING, MOST_LINES, heading_text
from journeymap_cli.exchange.naming import unique, visible
from journeymap_cli.exchange.words import key, lane_of
from journeymap_cli.regexes import regex

ENTRY: Final = regex(r"([ \t]*)(?:[-*+•–]|\d{1,3}[.)])[ \t]+(\S.*)")
LABEL: Final = regex(r"(?:\*\*|__)?([^:：*_]{1,40}?)(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*(.*)")
RULE: Final = regex(r"[\s|*_=:-]*")
TAB: Final = 4
MOST_INDENT: Final = 100
OUTSIDE: Final = -1
"""The indent of a line without a bullet that has a list below it."""


@dataclass(eq=False)
class ListEntry:
    """An entry of a list: the lines of its text, its first line from 0, its indent, and the entries nested in it."""

    written: list[str]
    line: int
    indent: int
    below: "list[ListEntry]" = field(default_factory=list)
    last: int = 0

    @cached_property
    def text(self) -> str:
        """The text. It is cached, so it must only be read when it is complete."""
        return " ".join(self.written)

    def texts(self) -> Iterator[str]:
        """The text, unless it is empty, and those of the entries below it."""
        yield from [self.text] if self.text else []
        for each in self.below:
            yield from each.texts()


class ListMap(NamedTuple):
    """A map made from a list, and the numbers of the list's lines from 0."""

    data: dict[str, Any]
    lines: frozenset[int]


def list_maps(text: str, name: str, used: frozenset[int]) -> Iterator[ListMap]:
    """Yield the maps of the lists of a text: lists with names of lanes, or a list that is the whole text.

    `used` are the numbers of lines to skip.
    """
    lines = text.split("\n")[:MOST_LINES]
    roots, others = _entries(lines, used)
    alone = len(roots) == 1 and len(others) <= 1 and not used
    for title, at, stages in roots:
        if found := _list_map(title or name, stages, name, is_alone=alone):
            numbers = {number for stage in stages for number in range(stage.line, _last(stage) + 1)}
            yield ListMap(found, frozenset(numbers | ({at} if title else set())))


def _last(entry: ListEntry) -> int:
    return max([entry.last, *map(_last, entry.below)])


def _entries(lines: Sequence[str], used: frozenset[int]) -> tuple[list[tuple[str, int, list[ListEntry]]], list[int]]:
    """Each list as its heading, the line of the heading and the entries; and the numbers of other lines with text."""
    has_headings = any(HEADING.fullmatch(line) for line in lines)
    lists: list[tuple[str, int, list[ListEntry]]] = []
    others: list[int] = []
    title, at, fence = "", -1, ""
    path: list[ListEntry] = []
    for number, line in enumerate(lines):
        if found := FENCE.match(line):
            fence = found[1] if not fence else "" if found[1].startswith(fence) else fence
        if fence or found or number in used:
            path = []
        elif named := HEADING.fullmatch(line):
            title, at, path = heading_text(named[2]), number, []
            others.append(number)
        elif entry := ENTRY.fullmatch(line):
            indent = min(len(entry[1].replace("\t", " " * TAB)), MOST_INDENT)
            _place(ListEntry([entry[2].strip()], number, indent, last=number), path, lists, (title, at))
        elif not RULE.fullmatch(line):
            if path and line[:1] in " \t" and path[-1].indent >= 0:
                path[-1].written.append(line.strip())
                path[-1].last = number
            elif not has_headings and _has_list_below(lines, number):
                _place(ListEntry([line.strip().rstrip(":：")], number, OUTSIDE, last=number), path, lists, (title, at))
            else:
                title, at, path = ("" if has_headings else line.strip()) or title, number, []
                others.append(number)
    return lists, others


def _has_list_below(lines: Sequence[str], number: int) -> bool:
    below = next((line for line in lines[number + 1 : number + 3] if line.strip()), "")
    return ENTRY.fullmatch(below) is not None


def _place(
    entry: ListEntry, path: list[ListEntry], lists: list[tuple[str, int, list[ListEntry]]], above: tuple[str, int]
) -> None:
    """Add an entry below the last one with a smaller indent; without one, it begins a list or continues it."""
    is_first = not path
    while path and path[-1].indent >= entry.indent:
        path.pop()
    if path:
        path[-1].below.append(entry)
    elif is_first:
        lists.append((*above, [entry]))
    else:
        lists[-1][2].append(entry)
    path.append(entry)


def _list_map(title: str, stages: Sequence[ListEntry], name: str, *, is_alone: bool) -> dict[str, Any] | None:
    if len(stages) == 1 and len(stages[0].below) > 1 and not _label(stages[0])[0]:
        title, stages = stages[0].text, stages[0].below
    if not 1 < len(stages) <= MOST_STAGES:
        return None
    with_steps = [(stage, _steps(stage)) for stage in stages]
    inner = [(_contents(stage, steps), [(step, _contents(step)) for step in steps]) for stage, steps in with_steps]
    contents = [content for own, steps in inner for content in (own, *(each for _, each in steps))]
    has_lanes = sum(any(lane_of(label) for label, _ in content) for content in contents) >= max(2, len(stages) // 2)
    if not (has_lanes or is_alone) or any(lane_of(_label(stage)[0] or stage.text) for stage in stages):
        return None
    rows = rows_of_labels(contents, label_counts(contents))
    nodes: list[dict[str, Any]] = []
    for stage, (own, steps) in zip(stages, inner, strict=True):
        node = _node(stage, own, rows)
        if steps:
            node["steps"] = [_node(step, content, rows) for step, content in steps]
        nodes.append(node)
    lanes = listed_lanes(list(dict.fromkeys(rows.values())), nodes)
    return unique({"title": visible(name_in(title), name), **lanes, "stages": nodes})


def _label(entry: ListEntry) -> tuple[str, str]:
    """The label that an entry is or begins with, and the text after it; both empty if it has no label."""
    found = LABEL.fullmatch(entry.text)
    label, rest = (found[1].strip(), found[2].strip()) if found else (entry.text, "")
    if lane_of(label) or key(label) in ABOUT:
        return (label, rest) if found or entry.below else ("", "")
    return (label, "") if found and not rest and entry.below else ("", "")


def _steps(stage: ListEntry) -> list[ListEntry]:
    """The entries of a stage that are steps: those without a label, if they have labels below or no entry has one."""
    plain = [each for each in stage.below if not _label(each)[0]]
    has_labels = any(_label(inner)[0] for each in plain for inner in each.below)
    return plain if has_labels or len(plain) == len(stage.below) else []


def _contents(entry: ListEntry, steps: Sequence[ListEntry] = ()) -> Content:
    """The texts of a stage or step by label; those of entries without a label, except steps, are below an empty one."""
    content: Content = [("", [])]
    known = set(map(id, steps))
    for each in (each for each in entry.below if id(each) not in known):
        label, rest = _label(each)
        inner = [text for below in each.below for text in below.texts()]
        if label:
            content.append((label, [*([rest] if rest else []), *inner]))
        else:
            content[0][1].extend([each.text, *inner])
    return content


def _node(entry: ListEntry, content: Content, rows: Mapping[str, LaneRow]) -> dict[str, Any]:
    node: dict[str, Any] = {"name": visible(name_in(entry.text), entry.text, "Stage")}
    for label, texts in content:
        add_labelled(node, label, texts, rows)
    return node
