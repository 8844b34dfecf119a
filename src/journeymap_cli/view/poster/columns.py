"""The widths of the columns of a poster: each as wide as its words and the amount of its text need, up to a limit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Final

from journeymap_cli.model.lanes import CellKind
from journeymap_cli.view.cells import EntryView, Figure
from journeymap_cli.view.column_headers import ColumnView
from journeymap_cli.view.hyphenation import STAGE, STEP
from journeymap_cli.view.measure import uncovered, width
from journeymap_cli.view.plain import plain
from journeymap_cli.view.poster.badges import EVIDENCE, EVIDENCE_GAP, tag_width
from journeymap_cli.view.poster.cells import INSET, below, feeling_words
from journeymap_cli.view.poster.header import NUMBER, STAGE_TEXT
from journeymap_cli.view.poster.shapes import ACROSS
from journeymap_cli.view.poster.text import BODY, SMALL, STRONG, TextSetter
from journeymap_cli.view.swimlanes import Swimlanes

LEAST: Final = 92
MOST: Final = 210
"""Width of a column in points, with its padding."""
LABELS: Final = (72, 130)
"""The least and the greatest width of the labels of the rows."""
WHOLE: Final = 99
"""Letters from which on the words of a label are hyphenated when it is measured: practically never."""
LINES_OF_ENTRY: Final = 5
LINES_OF_CELL: Final = 14
"""Most lines for an entry, and for all entries of a cell, unless the column would become too wide."""

CARDS: Final[tuple[CellKind, ...]] = ("pains", "chances")


def label_width(table: Swimlanes, setter: TextSetter) -> float:
    """The width in points of the labels of the rows."""
    words = [row.label for row in table.rows] + [setter.language.gettext("Step")]
    whole = [width(word, STRONG.size, STRONG.bold) for word in words]
    widest = max(
        one if one + 2 * ACROSS <= LABELS[1] and uncovered(word) else setter.widest(word, STRONG, WHOLE)
        for word, one in zip(words, whole, strict=True)
    )
    return min(max(LABELS[0], widest + 2 * ACROSS), LABELS[1])


def column_edges(table: Swimlanes, setter: TextSetter, least: float, marks: Iterable[float] = ()) -> tuple[float, ...]:
    """The left edges of all columns and the right edge of the last, in points from 0.

    Columns are widened if they take less than `least` points together. `marks` are the widths that the curve needs.
    """
    needed = [_of_head(column, setter) for column in table.columns]
    for column, need in chain(_of_cells(table, setter), enumerate(each - 2 * ACROSS for each in marks)):
        needed[column] = max(needed[column], need)
    for stage in table.stages:
        words = setter.widest(stage.node.name, STAGE_TEXT, STAGE)
        for index in range(stage.start, stage.start + stage.span):
            needed[index] = max(needed[index], (words + 2 * ACROSS) / stage.span - 2 * ACROSS)
    widths = [min(max(LEAST, need + 2 * ACROSS), MOST) for need in needed]
    factor = least / sum(widths)
    if factor > 1:
        widths = [max(each, min(MOST, each * factor)) for each in widths]
    return tuple(accumulate(widths, initial=0.0))


def _of_head(column: ColumnView, setter: TextSetter) -> float:
    return NUMBER + (0 if column.is_stage else setter.widest(column.node.name, STRONG, STEP))


def _of_cells(table: Swimlanes, setter: TextSetter) -> Iterator[tuple[int, float]]:
    """Yield the column of each cell and the width that it needs, except for cells over several columns."""
    for row in table.rows:
        for cell in row.cells:
            if cell.span == 1 and cell.entries:
                long = sum(_long(entry, setter) for entry in cell.entries) / LINES_OF_CELL
                yield cell.start, max(long, *(_of_entry(entry, row.lane.kind, setter) for entry in cell.entries))


def _of_entry(entry: EntryView, kind: CellKind, setter: TextSetter) -> float:
    tags = sum(tag_width("MM") for _ in entry.who[:2])
    beside = (INSET if kind in CARDS else 0) + EVIDENCE + EVIDENCE_GAP
    text = feeling_words(entry, setter.language) if kind == "emotion" else plain(entry.text)
    small = [setter.widest(line, style) for line, style in below(entry, setter.language)]
    if isinstance(entry.detail, Figure):
        small += [setter.widest(part, STRONG) for part in (entry.detail.value, entry.detail.target) if part]
    return max(setter.widest(text, BODY) + beside + tags, _long(entry, setter) / LINES_OF_ENTRY + beside, *small, 0.0)


def _long(entry: EntryView, setter: TextSetter) -> float:
    """The length of an entry on a single line, in points."""
    small: Sequence[str] = [line for line, _ in below(entry, setter.language)]
    return width(plain(entry.text), BODY.size) + sum(width(line, SMALL.size) for line in small)


def parts_within(table: Swimlanes, edges: Sequence[float], room: float | None) -> tuple[range, ...]:
    """Split the columns into as few parts of at most `room` points as possible, of similar widths, between stages.

    A stage is split only if it is wider than that.
    """
    if room is None or edges[-1] <= room:
        return (range(len(edges) - 1),)
    stages = [range(stage.start, stage.start + stage.span) for stage in table.stages]
    whole = [part for stage in stages for part in _within(stage, edges, room)]
    fewest = len(_joined(whole, edges, room))
    low, high = max(_wide(part, edges) for part in whole), room
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_joined(whole, edges, middle)) == fewest else (middle, high)
    return tuple(_joined(whole, edges, max(high, low)))


def _wide(part: range, edges: Sequence[float]) -> float:
    return edges[part.stop] - edges[part.start]


def _within(columns: range, edges: Sequence[float], room: float) -> list[range]:
    """Split the columns of a stage into parts that fit, or have a single column."""
    if _wide(columns, edges) <= room:
        return [columns]
    return _joined([range(column, column + 1) for column in columns], edges, room)


def _joined(parts: Sequence[range], edges: Sequence[float], room: float) -> list[range]:
    """Join neighbouring parts as long as they fit."""
    found = [parts[0]]
    for part in parts[1:]:
        joined = range(found[-1].start, part.stop)
        if _wide(joined, edges) <= room + 0.01:
            found[-1] = joined
        else:
            found.append(part)
    return found
