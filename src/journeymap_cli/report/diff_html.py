"""The page of a comparison: the new map with every change in place, and a list of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import Usage
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.html import page
from journeymap_cli.render.marks import Group, MarkedPiece, Marks, Told, Tone
from journeymap_cli.render.options import Options
from journeymap_cli.report import diff_curves, diff_tops
from journeymap_cli.report.compared import Compared
from journeymap_cli.report.diff_lines import NODES, SIGNS, Line
from journeymap_cli.report.diff_marks import tag
from journeymap_cli.report.diff_places import Places
from journeymap_cli.report.diff_sections import MAP, Section, sections
from journeymap_cli.report.diff_union import GONE
from journeymap_cli.view import wording

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
    marks = _of_both(comparison, old, new) if old and new else _of_one(comparison)
    groups = tuple(_groups(comparison))
    told = replace(
        marks,
        versions=(comparison.old_name, comparison.new_name),
        summary="" if groups else "Nothing changed.",
        groups=groups,
    )
    return page(journey, options, told)


def _of_both(comparison: Comparison, old: Journey, new: Journey) -> Marks:
    compared = Compared(comparison, old, new)
    return Marks(
        table=compared.table,
        number=compared.number,
        lost=GONE,
        notes=compared.notes,
        heads=compared.heads,
        tops=diff_tops.marks(comparison, new),
        curves=diff_curves.both(comparison, old, new, compared.union),
    )


def _of_one(comparison: Comparison) -> Marks:
    """Every stage is new, or every place is gone."""
    heads = {change.stage: tag(change.weight, change.kind) for change in comparison.changes if change.stage}
    return Marks(heads=heads, lost=None if comparison.new else "")


def _groups(comparison: Comparison) -> Iterator[Group]:
    places = Places(comparison)
    told = [line for section in sections(comparison) for line in _told(comparison, places, section)]
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


def _told(comparison: Comparison, places: Places, section: Section) -> Iterator[Told]:
    for line in section.lines:
        label, pieces = _words(comparison, line)
        kind = line.change.kind if line.change else "follows"
        where = " · ".join(part for part in (section.title, line.place) if part and part != MAP) or "map"
        yield Told(line.weight.value, kind, where, label, pieces, tuple(places.of(line.change)) if line.change else ())


def _words(comparison: Comparison, line: Line) -> tuple[str, tuple[MarkedPiece, ...]]:
    """What changed and how, without the word that stands beside it; of a stage or step that came or went its name."""
    change = line.change
    if change and change.of in NODES and change.kind in SIGNS:
        return change.of, (MarkedPiece(change.after or change.before, "kept"),)
    label = change.of if change and change.kind == line.label else line.label
    return label, tuple(_pieces(comparison, line))


def _pieces(comparison: Comparison, line: Line) -> Iterator[MarkedPiece]:
    """Scores as the page writes them: with a true minus, with a plus only where the scale goes below zero."""
    journey = comparison.new or comparison.old
    is_score = line.change is not None and line.change.of == "emotion"
    plus = "+" if journey is None or journey.scale.min < 0 else ""
    signs = {"-": wording.MINUS, "+": plus}
    for piece in line.pieces:
        text = SIGN.sub(lambda sign: signs[sign[0]], piece.text) if is_score else piece.text
        yield MarkedPiece(text, piece.mark.name.lower())
