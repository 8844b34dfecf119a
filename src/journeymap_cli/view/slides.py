"""The slides of a presentation: one for each stage, with what hurts there and what could be done."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view import wording
from journeymap_cli.view.cells import EntryView, OpportunityDetail, PainDetail
from journeymap_cli.view.column_headers import ColumnView, StageView
from journeymap_cli.view.curve import Curve, Point
from journeymap_cli.view.swimlanes import Swimlanes

MOST: Final = 3
"""How many pain points and opportunities a slide shows."""


class SlideEntry(NamedTuple):
    """A pain point or an opportunity, with the name of its step, or None for one of the stage itself."""

    entry: EntryView
    step: str | None


class SlidePoint(NamedTuple):
    """A score in the slice of the curve; `x` and `y` are percentages of the slice."""

    x: str
    y: str
    who: int
    words: str
    tone: str
    is_high: bool
    star: bool
    pin: int | None


class StageSlide(NamedTuple):
    """A stage on a slide. `takeaways` are the numbers and texts of those about it; `reach` is what comes in and out."""

    stage: StageView
    takeaways: tuple[tuple[int, str], ...]
    reach: tuple[str, str] | None
    points: tuple[SlidePoint, ...]
    pains: tuple[SlideEntry, ...]
    more_pains: int
    chances: tuple[SlideEntry, ...]
    more_chances: int


def stage_slides(
    facts: Analysis, table: Swimlanes, felt: Curve | None, numbers: dict[str, int], pins: dict[tuple[float, float], int]
) -> tuple[StageSlide, ...]:
    """Build the slides. `numbers` are those of personas by id, `pins` those of takeaways by the place of a point."""
    return tuple(_slide(stage, facts, table, felt, numbers, pins) for stage in table.stages)


def _slide(
    stage: StageView,
    facts: Analysis,
    table: Swimlanes,
    felt: Curve | None,
    numbers: dict[str, int],
    pins: dict[tuple[float, float], int],
) -> StageSlide:
    pains = sorted(_entries(stage, table, PainDetail), key=_by_severity)
    chances = sorted(_entries(stage, table, OpportunityDetail), key=_by_impact)
    inside = {stage.node.id, *(column.node.id for column in _columns(stage, table))}
    return StageSlide(
        stage=stage,
        takeaways=tuple(
            (number, takeaway.text)
            for number, takeaway in enumerate(facts.journey.takeaways, 1)
            if inside.intersection(takeaway.at)
        ),
        reach=_reach(stage, facts, table),
        points=tuple(_points(stage, felt, numbers, pins)) if felt else (),
        pains=tuple(pains[:MOST]),
        more_pains=max(0, len(pains) - MOST),
        chances=tuple(chances[:MOST]),
        more_chances=max(0, len(chances) - MOST),
    )


def _columns(stage: StageView, table: Swimlanes) -> Sequence[ColumnView]:
    return table.columns[stage.start : stage.start + stage.span]


def _entries(stage: StageView, table: Swimlanes, kind: type) -> Iterator[SlideEntry]:
    for row in table.rows:
        for cell in row.cells:
            if cell.stage == stage.index:
                step = table.columns[cell.start].node.name if cell.span == 1 and stage.has_steps else None
                yield from (SlideEntry(entry, step) for entry in cell.entries if isinstance(entry.detail, kind))


def _by_severity(shown: SlideEntry) -> int:
    return -shown.entry.detail.level if isinstance(shown.entry.detail, PainDetail) else 0


def _by_impact(shown: SlideEntry) -> tuple[bool, bool, int]:
    detail = shown.entry.detail
    if not isinstance(detail, OpportunityDetail):
        return True, True, 0
    return detail.is_over, not detail.is_quick_win, -detail.level


def _reach(stage: StageView, facts: Analysis, table: Swimlanes) -> tuple[str, str] | None:
    """Return the reach before the stage, or of its first column, and that of its last one."""
    own = {column.node.id for column in _columns(stage, table)}
    inside = [point for point in facts.reach_points if point.column.node.id in own]
    before = [point for point in facts.reach_points if inside and point.index < inside[0].index]
    if not inside:
        return None
    first = before[-1] if before else inside[0]
    return wording.number(first.value, language=facts.language), wording.number(
        inside[-1].value, language=facts.language
    )


def _points(
    stage: StageView, felt: Curve, numbers: dict[str, int], pins: dict[tuple[float, float], int]
) -> Iterator[SlidePoint]:
    for point in felt.points():
        if stage.start <= point.column < stage.start + stage.span:
            yield SlidePoint(
                x=_percent((point.x - stage.start) / stage.span),
                y=_percent(slice_height(point)),
                who=numbers.get(point.persona, 0),
                words=point.words,
                tone="bad" if point.y < 0.5 else "good" if point.y > 0.5 else "plain",
                is_high=point.y >= 0.5,
                star=point.star,
                pin=pins.get((point.x, point.y)),
            )


def slice_height(point: Point) -> float:
    """Return how far down a point lies in the slice, from 0 to 1, with room above and below for words."""
    return 0.2 + (1 - point.y) * 0.6


def _percent(share: float) -> str:
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"
