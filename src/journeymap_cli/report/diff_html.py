"""The page of a comparison: the new map with every change in place, and a list of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from journeymap_cli.diff.change import Weight
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import Usage
from journeymap_cli.facts.columns import columns
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.html import page
from journeymap_cli.render.marks import MarkedPiece, Marks, Told
from journeymap_cli.render.options import Options
from journeymap_cli.report.compared import Compared
from journeymap_cli.report.diff_sections import MAP, Line, Section, entry_path_of, sections
from journeymap_cli.report.diff_text import summary
from journeymap_cli.view.anchors import REACH, anchor
from journeymap_cli.view.curve import Curve, CurveLine, Point, curve

TONES: Final = ("worse", "better", "neutral")
"""The order of the list: what to look at comes first."""


def report(comparison: Comparison, options: Options) -> bytes:
    """The page; of a map that is gone the page of its last version."""
    old, new = comparison.old, comparison.new
    journey = new or old
    if journey is None:
        raise Usage("there is nothing to compare")
    told = sorted(
        (line for section in sections(comparison) for line in _told(section)), key=lambda line: TONES.index(line.tone)
    )
    marks = Marks(
        versions=(comparison.old_name, comparison.new_name),
        summary=summary(comparison),
        changes=tuple(told),
    )
    if old and new:
        compared = Compared(comparison, old, new)
        marks = replace(marks, table=compared.table, heads=compared.heads(), ghost=_ghost(comparison, old, new))
    return page(journey, options, marks)


def _told(section: Section) -> Iterator[Told]:
    for line in section.lines:
        kind = line.change.kind if line.change else "changed"
        pieces = tuple(MarkedPiece(piece.text, piece.mark.name.lower()) for piece in line.pieces)
        word = kind if line.weight is Weight.NEUTRAL else str(line.weight)
        where = " · ".join(part for part in (section.title, line.place) if part and part != MAP) or "map"
        label = f"{line.sign} {line.label}".strip() if line.label else ""
        yield Told(line.weight.value, word, where, label, pieces, tuple(_anchors(line)))


def _anchors(line: Line) -> Iterator[str]:
    """The cell, the step, the stage of a change: a page links to the first that it has."""
    change = line.change
    if change is None:
        return
    node = change.step or change.stage
    lane = entry_path_of(change)[-2:-1]
    if node and lane:
        yield anchor(node, lane[0])
        if lane[0] == "metrics":
            yield anchor(node, REACH)
    yield from (name for name in (change.step, change.stage) if name)


def _ghost(comparison: Comparison, old: Journey, new: Journey) -> Curve | None:
    """The old curve over the new columns, as far as its nodes are still there; only lines that changed."""
    before, after = curve(old), curve(new)
    if before is None or after is None:
        return None
    places = {column.node.id: column.number - 1 for column in columns(new)}
    moved = [places.get(comparison.new_ids.get(column.node.id, "")) for column in columns(old)]
    now = {line.persona: _scores(line.segments) for line in after.lines}
    lines = [_moved(line, moved) for line in before.lines]
    kept = tuple(line for line in lines if _scores(line.segments) != now.get(line.persona))
    padding = after.lines[len(kept) :] if kept else ()
    return (
        Curve(after.columns, (*kept, *(replace(line, segments=(), bars=()) for line in padding)), ()) if kept else None
    )


def _moved(line: CurveLine, moved: Sequence[int | None]) -> CurveLine:
    points: list[Point] = []
    for segment in line.segments:
        for point in segment:
            place = moved[point.column]
            if place is not None:
                points.append(replace(point, column=place, x=point.x - point.column + place))
    segments: list[list[Point]] = []
    for point in sorted(points, key=lambda point: point.x):
        if segments and point.column - segments[-1][-1].column <= 1:
            segments[-1].append(point)
        else:
            segments.append([point])
    return replace(line, segments=tuple(map(tuple, segments)), bars=())


def _scores(segments: Sequence[Sequence[Point]]) -> list[tuple[int, object]]:
    return [(point.column, point.score) for segment in segments for point in segment]
