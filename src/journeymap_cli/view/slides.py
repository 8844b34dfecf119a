"""The slides of a presentation: one for each stage, with its pain points and opportunities."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view import wording
from journeymap_cli.view.cells import EntryView, OpportunityDetail, PainDetail
from journeymap_cli.view.column_headers import ColumnView, StageView
from journeymap_cli.view.curve import Curve, Point
from journeymap_cli.view.slide_room import (
    GAP,
    HIGH,
    PICTURE,
    Card,
    fit,
    header_height,
    steps_height,
)
from journeymap_cli.view.slide_scores import LOWEST, SlidePoint, plot_height, slide_points
from journeymap_cli.view.swimlanes import Swimlanes


class SlideEntry(NamedTuple):
    """A pain point or an opportunity, with the name of its step, or None for one of the stage itself."""

    entry: EntryView
    step: str | None


class StageSlide(NamedTuple):
    """A stage on a slide, of `total` stages in the whole map.

    `takeaways` are the numbers and texts of those about it; `reach` is the one before it and at its end. `size` is the
    index of the text size in the lists; `has_pictures` says whether there is room for the pictures of steps.
    """

    stage: StageView
    total: int
    takeaways: tuple[tuple[int, str], ...]
    reach: tuple[str, str] | None
    points: tuple[SlidePoint, ...]
    pains: tuple[SlideEntry, ...]
    more_pains: int
    chances: tuple[SlideEntry, ...]
    more_chances: int
    size: int
    has_pictures: bool


def stage_slides(
    facts: Analysis, table: Swimlanes, felt: Curve | None, numbers: dict[str, int], pins: dict[tuple[float, float], int]
) -> tuple[StageSlide, ...]:
    """Build the slides. `numbers` are those of personas by id, `pins` those of takeaways by the place of a point."""
    reached = {point.column.node.id: place for place, point in enumerate(facts.reach_points)}
    points: dict[int, list[Point]] = {}
    for point in felt.points() if felt else ():
        points.setdefault(point.column, []).append(point)
    known = _Known(points if felt else None, numbers, pins, reached)
    return tuple(_slide(stage, facts, table, known) for stage in table.stages)


class _Known(NamedTuple):
    """Data shared by all slides of stages: the points by column, None without a curve; the numbers of personas by id;
    those of takeaways by place; and the places of columns in `reach_points`, by the id of their node.
    """

    points: dict[int, list[Point]] | None
    numbers: dict[str, int]
    pins: dict[tuple[float, float], int]
    reached: dict[str, int]

    def inside(self, stage: StageView) -> Iterator[Point]:
        """The points of a stage."""
        for column in range(stage.start, stage.start + stage.span):
            yield from (self.points or {}).get(column, ())


def _slide(stage: StageView, facts: Analysis, table: Swimlanes, known: _Known) -> StageSlide:
    pains = sorted(_entries(stage, table, PainDetail), key=_by_severity)
    chances = sorted(_entries(stage, table, OpportunityDetail), key=_by_impact)
    takeaways = tuple(_takeaways(stage, facts, table))
    reach = _reach(stage, facts, table, known.reached)
    texts = [text for _, text in takeaways] or [stage.node.description or ""]
    room = _room(stage, table, header_height(stage.node.name, texts, reach is not None), known.points is not None)
    fitted = fit([[_card(one) for one in shown] for shown in (pains, chances)], room)
    room -= fitted.height
    has_pictures = _has_pictures(stage, table) and room >= PICTURE
    high = plot_height(room - has_pictures * PICTURE)
    return StageSlide(
        stage=stage,
        total=len(facts.stage_places),
        takeaways=takeaways,
        reach=reach,
        points=tuple(slide_points(stage, known.inside(stage), known.numbers, known.pins, high)),
        pains=tuple(pains[: fitted.shown[0]]),
        more_pains=len(pains) - fitted.shown[0],
        chances=tuple(chances[: fitted.shown[1]]),
        more_chances=len(chances) - fitted.shown[1],
        size=fitted.size,
        has_pictures=has_pictures,
    )


def _takeaways(stage: StageView, facts: Analysis, table: Swimlanes) -> Iterator[tuple[int, str]]:
    inside = {stage.node.id, *(column.node.id for column in _columns(stage, table))}
    for number, takeaway in enumerate(facts.journey.takeaways, 1):
        if inside.intersection(takeaway.at):
            yield number, takeaway.text


def _room(stage: StageView, table: Swimlanes, header: float, has_curve: bool) -> float:
    """Return the height that is left for the lists if the curve is as low as possible."""
    steps = [column.node.name for column in _columns(stage, table) if not column.is_stage]
    return HIGH - header - GAP - has_curve * (LOWEST + GAP) - steps_height(steps) - GAP


def _has_pictures(stage: StageView, table: Swimlanes) -> bool:
    return any(column.node.image for column in _columns(stage, table))


def _card(shown: SlideEntry) -> Card:
    detail = shown.entry.detail
    if isinstance(detail, PainDetail):
        about = (detail.severity_words, detail.urgency_words, shown.step)
        return Card(shown.entry.text, " · ".join(filter(None, about)), detail.severity == "severe")
    if isinstance(detail, OpportunityDetail):
        return Card(shown.entry.text, " · ".join(filter(None, (detail.worth, detail.owner, detail.status_words))))
    return Card(shown.entry.text, "")


def _columns(stage: StageView, table: Swimlanes) -> Sequence[ColumnView]:
    return table.columns[stage.start : stage.start + stage.span]


def _entries(stage: StageView, table: Swimlanes, kind: type) -> Iterator[SlideEntry]:
    for row in table.rows:
        first = bisect_left(row.cells, stage.start, key=lambda cell: cell.start)
        for cell in takewhile(lambda cell: cell.start < stage.start + stage.span, row.cells[first:]):
            if cell.stage == stage.at:
                step = table.columns[cell.start].node.name if cell.span == 1 and stage.has_steps else None
                yield from (SlideEntry(entry, step) for entry in cell.entries if isinstance(entry.detail, kind))


def _by_severity(shown: SlideEntry) -> tuple[float, int]:
    detail = shown.entry.detail
    return (detail.priority or math.inf, -detail.level) if isinstance(detail, PainDetail) else (math.inf, 0)


def _by_impact(shown: SlideEntry) -> tuple[bool, float, bool, int]:
    detail = shown.entry.detail
    if not isinstance(detail, OpportunityDetail):
        return True, math.inf, True, 0
    return detail.is_over, detail.priority or math.inf, not detail.is_quick_win, -detail.level


def _reach(stage: StageView, facts: Analysis, table: Swimlanes, reached: dict[str, int]) -> tuple[str, str] | None:
    """Return the reach before the stage, or of its first column, and that of its last one.

    `reached` has the places of columns in `reach_points`, by the id of their node.
    """
    inside = [reached[column.node.id] for column in _columns(stage, table) if column.node.id in reached]
    if not inside:
        return None
    ends = max(0, min(inside) - 1), max(inside)
    first, last = (wording.number(facts.reach_points[end].value, language=facts.language) for end in ends)
    return first, last
