"""Where the page of a comparison shows a change."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from journeymap_cli.diff.change import Change
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import UsageError
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.html.overlay import ChangeGroup, ChangeOverlay, ChangeTone, ListedChange, MarkedPiece
from journeymap_cli.render.html.page import page
from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import curves, tops
from journeymap_cli.report.changes.compared import Compared
from journeymap_cli.report.changes.lines import NODES, SIGNS, ChangeLine
from journeymap_cli.report.changes.marks import tag
from journeymap_cli.report.changes.sections import MAP, Section, sections
from journeymap_cli.report.changes.union import GONE, cell_anchor, placed
from journeymap_cli.report.changes.words import entry_path_of, is_of_solution
from journeymap_cli.view import wording


class Places:
    """The anchors of the changes of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        old, new = (placed(journey) if journey else () for journey in (comparison.old, comparison.new))
        self.old = {each.ids: cell_anchor(self._now(each.node.id), each.lane, each.entry) for each in old}
        self.new = {each.ids: cell_anchor(each.node.id, each.lane, each.entry) for each in new}

    def of(self, change: Change) -> Iterator[str]:
        """The cell, the step, the stage of a change, or its place above the map: a page links to the first it has."""
        is_gone = change.kind == "removed" and not is_of_solution(change)
        cell = (self.old if is_gone else self.new).get(entry_path_of(change))
        if cell:
            yield cell
        nodes = [node for node in (change.step, change.stage) if node]
        yield from (self._now(node) if is_gone else node for node in nodes)
        if not nodes and self.comparison.new:
            yield tops.place(change, self.comparison.new)

    def _now(self, node: str) -> str:
        return self.comparison.new_ids.get(node, GONE + node if self.comparison.new else node)


TITLES: Final[dict[ChangeTone, str]] = {"worse": "▼ {} worse", "better": "▲ {} better", "neutral": "{}"}
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
        raise UsageError("there is nothing to compare")
    marks = _of_both(comparison, old, new) if old and new else _of_one(comparison)
    groups = tuple(_groups(comparison))
    told = replace(
        marks,
        versions=(comparison.old_name, comparison.new_name),
        summary="" if groups else "Nothing changed.",
        groups=groups,
    )
    return page(journey, options, told)


def _of_both(comparison: Comparison, old: Journey, new: Journey) -> ChangeOverlay:
    compared = Compared(comparison, old, new)
    return ChangeOverlay(
        table=compared.table,
        number=compared.number,
        lost=GONE,
        notes=compared.notes,
        heads=compared.heads,
        tops=tops.marks(comparison, new),
        curves=curves.both(comparison, old, new, compared.union),
    )


def _of_one(comparison: Comparison) -> ChangeOverlay:
    """Every stage is new, or every place is gone."""
    heads = {change.stage: tag(change.weight, change.kind) for change in comparison.changes if change.stage}
    return ChangeOverlay(heads=heads, lost=None if comparison.new else "")


def _groups(comparison: Comparison) -> Iterator[ChangeGroup]:
    places = Places(comparison)
    told = [line for section in sections(comparison) for line in _told(comparison, places, section)]
    counts = comparison.summary
    others = len(comparison.changes) - counts["better"] - counts["worse"]
    for tone, title in TITLES.items():
        changes = tuple(line for line in told if line.tone == tone)
        if changes:
            is_open = len(told) <= MANY or len(changes) <= FEW
            count = str(counts[tone]) if tone in counts else _others(others, len(changes) < len(told))
            yield ChangeGroup(tone, title.format(count), is_open, changes)


def _others(many: int, is_rest: bool) -> str:
    return wording.counted(many, "other change" if is_rest else "change")


def _told(comparison: Comparison, places: Places, section: Section) -> Iterator[ListedChange]:
    for line in section.lines:
        label, pieces = _words(comparison, line)
        kind = line.change.kind if line.change else "follows"
        where = " · ".join(part for part in (section.title, line.place) if part and part != MAP) or "map"
        yield ListedChange(
            line.weight.value, kind, where, label, pieces, tuple(places.of(line.change)) if line.change else ()
        )


def _words(comparison: Comparison, line: ChangeLine) -> tuple[str, tuple[MarkedPiece, ...]]:
    """What changed and how, without the word that stands beside it; of a stage or step that came or went its name."""
    change = line.change
    if change and change.of in NODES and change.kind in SIGNS:
        return change.of, (MarkedPiece(change.after or change.before, "kept"),)
    label = change.of if change and change.kind == line.label else line.label
    return label, tuple(_pieces(comparison, line))


def _pieces(comparison: Comparison, line: ChangeLine) -> Iterator[MarkedPiece]:
    """Scores as the page writes them: with a true minus, with a plus only where the scale goes below zero."""
    journey = comparison.new or comparison.old
    is_score = line.change is not None and line.change.of == "emotion"
    plus = "+" if journey is None or journey.scale.min < 0 else ""
    signs = {"-": wording.MINUS, "+": plus}
    for piece in line.pieces:
        text = SIGN.sub(lambda sign: signs[sign[0]], piece.text) if is_score else piece.text
        yield MarkedPiece(text, piece.mark.name.lower())
