"""The page of a comparison: the new map with every change in place, and a list of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import Usage
from journeymap_cli.render.html import page
from journeymap_cli.render.marks import Group, MarkedPiece, Marks, Told, Tone
from journeymap_cli.render.options import Options
from journeymap_cli.report import diff_curves, diff_tops
from journeymap_cli.report.compared import Compared
from journeymap_cli.report.diff_sections import MAP, NODES, SIGNS, Line, Section, entry_path_of, sections
from journeymap_cli.report.diff_union import GONE
from journeymap_cli.view import wording
from journeymap_cli.view.anchors import REACH, anchor

TITLES: Final[dict[Tone, str]] = {"worse": "▼ {} worse", "better": "▲ {} better", "neutral": "{}"}
"""In the order of the list: what to look at comes first."""

MANY: Final = 18
"""A list with more changes opens only with its short groups."""

FEW: Final = 12
SIGN: Final = re.compile(r"^[-+](?=\d)")


def report(comparison: Comparison, options: Options) -> bytes:
    """The page; of a map that is gone the page of its last version."""
    old, new = comparison.old, comparison.new
    journey = new or old
    if journey is None:
        raise Usage("there is nothing to compare")
    groups = tuple(_groups(comparison))
    marks = Marks(
        versions=(comparison.old_name, comparison.new_name),
        summary="" if groups else "Nothing changed.",
        groups=groups,
    )
    if old and new:
        compared = Compared(comparison, old, new)
        marks = replace(
            marks,
            table=compared.table,
            number=compared.number,
            lost=GONE,
            notes=compared.notes,
            heads=compared.heads,
            tops=diff_tops.marks(comparison, new),
            curves=diff_curves.both(comparison, old, new, compared.union),
        )
    return page(journey, options, marks)


def _groups(comparison: Comparison) -> Iterator[Group]:
    told = [line for section in sections(comparison) for line in _told(comparison, section)]
    counts = comparison.summary
    others = len(comparison.changes) - counts["better"] - counts["worse"]
    for tone, title in TITLES.items():
        changes = tuple(line for line in told if line.tone == tone)
        if changes:
            is_open = len(told) <= MANY or len(changes) <= FEW
            count = str(counts[tone]) if tone in counts else _others(others, len(changes) < len(told))
            yield Group(tone, title.format(count), is_open, changes)


def _others(many: int, is_rest: bool) -> str:
    return wording.counted(many, "other change" if is_rest else "change")


def _told(comparison: Comparison, section: Section) -> Iterator[Told]:
    for line in section.lines:
        label, pieces = _words(comparison, line)
        kind = line.change.kind if line.change else "follows"
        where = " · ".join(part for part in (section.title, line.place) if part and part != MAP) or "map"
        yield Told(line.weight.value, kind, where, label, pieces, tuple(_anchors(comparison, line)))


def _words(comparison: Comparison, line: Line) -> tuple[str, tuple[MarkedPiece, ...]]:
    """What changed and how; of a stage or step that came or went its name."""
    change = line.change
    if change and change.of in NODES and change.kind in SIGNS:
        return change.of, (MarkedPiece(change.after or change.before, "kept"),)
    return line.label, tuple(_pieces(comparison, line))


def _pieces(comparison: Comparison, line: Line) -> Iterator[MarkedPiece]:
    """Scores as the page writes them: with a true minus, with a plus only where the scale goes below zero."""
    journey = comparison.new or comparison.old
    is_score = line.change is not None and line.change.of == "emotion"
    plus = "+" if journey is None or journey.scale.min < 0 else ""
    signs = {"-": wording.MINUS, "+": plus}
    for piece in line.pieces:
        text = SIGN.sub(lambda sign: signs[sign[0]], piece.text) if is_score else piece.text
        yield MarkedPiece(text, piece.mark.name.lower())


def _anchors(comparison: Comparison, line: Line) -> Iterator[str]:
    """The cell, the step, the stage of a change, or its place above the map: a page links to the first it has."""
    change = line.change
    if change is None:
        return
    nodes = [name for name in (change.step, change.stage) if name]
    if change.kind == "removed":
        nodes = [comparison.new_ids.get(node, GONE + node) for node in nodes]
    lane = entry_path_of(change)[-2:-1]
    if nodes and lane:
        yield anchor(nodes[0], lane[0])
        if lane[0] == "metrics":
            yield anchor(nodes[0], REACH)
    yield from nodes
    if not nodes and comparison.new:
        yield diff_tops.place(change, comparison.new)
