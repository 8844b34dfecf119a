"""The emotion curve: one line per persona, with gaps preserved."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.evidence import evidence_of
from journeymap_cli.facts.feelings import several
from journeymap_cli.facts.participants import NOBODY
from journeymap_cli.facts.scores import Score
from journeymap_cli.language.language import ENGLISH, Language
from journeymap_cli.model.journey import Scale
from journeymap_cli.model.node import Stage
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.problem import Path
from journeymap_cli.view import wording

FACES: Final = ("very low", "low", "neutral", "high", "very high")
"""Names of the faces; a point's `face` is an index into them."""


class Point(NamedTuple):
    """A score on the curve. `x` counts columns (4.5 is the middle of the fifth), `y` ranges from 0 to 1.

    `column` is the index of its column (the first one for a stage with steps). `bar` holds the start and end of such a
    stage's score, None for a column's. `star` marks the highest point of a moment of truth, `exact` is the score with
    all its digits if `words` has fewer. `lift` is how far its mark is above its height, and `turn` its number among
    several bars that lie on each other, with their count.
    """

    persona: str
    column: int
    x: float
    y: float
    bar: tuple[float, float] | None
    score: Decimal
    words: str
    exact: str | None
    face: int
    label: str | None
    quote: str | None
    evidence: Evidence
    is_low: bool
    star: bool
    path: Path
    node_path: Path
    lift: float = 0.0
    turn: tuple[int, int] = (0, 1)

    @property
    def mark_y(self) -> float:
        """The height of the mark."""
        return self.y + self.lift


class CurveLine(NamedTuple):
    """One persona's curve: `segments` of points in adjacent columns, and `bars` for whole stages."""

    persona: str
    name: str
    segments: tuple[tuple[Point, ...], ...]
    bars: tuple[Point, ...]


class Curve(NamedTuple):
    """The lines of all personas with a score; `levels` are the ends of the scale and its labelled scores."""

    columns: int
    lines: tuple[CurveLine, ...]
    levels: tuple["ScaleLevel", ...]

    def points(self) -> Iterator[Point]:
        """Every point of every line, excluding bars."""
        return (point for line in self.lines for segment in line.segments for point in segment)

    def bars(self) -> Iterator[Point]:
        """Every bar of every line."""
        return (bar for line in self.lines for bar in line.bars)


def bridges(line: CurveLine, involved: Collection[int] | None) -> Iterator[tuple[Point, Point]]:
    """Yield the points before and after each gap in a line, if the persona takes part in none of its columns.

    A line without a persona, for which `involved` is None, has no bridges.
    """
    for before, after in pairwise(line.segments):
        between = range(before[-1].column + 1, after[0].column)
        if involved is not None and not any(column in involved for column in between):
            yield before[-1], after[0]


class ScaleLevel(NamedTuple):
    """A score labelled by the scale, or one of its ends."""

    y: float
    words: str
    label: str | None


def curve(facts: Analysis) -> Curve | None:
    """Build the curve of a journey; None if there are no scores."""
    points = _one_star_each(sorted(_points(facts), key=lambda point: point.x), facts.score_lines)
    if not points:
        return None
    names = {persona.id: persona.name for persona in facts.participants} | {NOBODY: ""}
    by_line: dict[str, list[Point]] = {line: [] for line in facts.score_lines}
    for point in points:
        by_line.setdefault(point.persona, []).append(point)
    found = tuple(_line(line, names.get(line, line), of_line) for line, of_line in by_line.items() if of_line)
    return Curve(len(facts.columns), found, levels(facts.journey.scale, facts.language))


def levels(scale: Scale, language: Language = ENGLISH) -> tuple[ScaleLevel, ...]:
    """The ends of the scale and its labelled scores, highest first."""
    marked = sorted({scale.min, scale.max, *scale.labels}, key=lambda value: height(value, scale), reverse=True)
    return tuple(
        ScaleLevel(
            height(value, scale),
            wording.score(value, scale, language),
            next(iter(several(scale.labels.get(value))), None),
        )
        for value in marked
    )


def height(score: Decimal, scale: Scale) -> float:
    """The relative position of a score on the scale, from 0 to 1."""
    return float(scale.place(score))


def face(y: float) -> int:
    """The index of the face for a height (0 to 1)."""
    return max(0, min(int(y * len(FACES)), len(FACES) - 1))


def _points(facts: Analysis) -> Iterator[Point]:
    """Every score as a point in its column or span; several of one persona in a cell are spread side by side."""
    spans = _spans(facts)
    low = {(score.persona, score.path) for of_line in facts.low_points.values() for score in of_line}
    for scores in _by_cell(facts.scores):
        for number, score in enumerate(scores):
            spot = _spot(score, spans[score.node_path], number, len(scores))
            yield _point(facts, score, spot, (score.persona, score.path) in low)


class CurvePosition(NamedTuple):
    """The horizontal position of a point."""

    column: int
    x: float
    bar: tuple[float, float] | None


def _spot(score: Score, where: tuple[int, int], number: int, many: int) -> CurvePosition:
    column, span = where
    if not (isinstance(score.node, Stage) and score.node.steps):
        return CurvePosition(column, column + (number + 1) / (many + 1), None)
    begin, end = (column + span * share / many for share in (number, number + 1))
    return CurvePosition(column, (begin + end) / 2, (begin, end))


def _by_cell(found: Iterable[Score]) -> Iterable[list[Score]]:
    """Group scores by persona and cell."""
    cells: dict[tuple[str, Path], list[Score]] = {}
    for score in found:
        cells.setdefault((score.persona, score.node_path), []).append(score)
    return cells.values()


def _spans(facts: Analysis) -> dict[Path, tuple[int, int]]:
    """Map each node to the index of its first column and its number of columns."""
    found: dict[Path, tuple[int, int]] = {}
    for column in facts.columns:
        first, span = found.get(column.stage_path, (column.number - 1, 0))
        found[column.stage_path] = (first, span + 1)
        found.setdefault(column.path, (column.number - 1, 1))
    return found


def _point(facts: Analysis, score: Score, spot: CurvePosition, is_low: bool) -> Point:
    y = height(score.score, facts.journey.scale)
    return Point(
        persona=score.persona,
        column=spot.column,
        x=spot.x,
        y=y,
        bar=spot.bar,
        score=score.score,
        words=wording.score(score.score, facts.journey.scale, facts.language),
        exact=wording.exact_score(score.score, facts.journey.scale, facts.language),
        face=face(y),
        label=facts.language.listed(several(score.entry.label)) or None,
        quote=score.entry.quote,
        evidence=evidence_of(score.entry, facts.journey),
        is_low=is_low,
        star=bool(score.node.moment_of_truth),
        path=score.path,
        node_path=score.node_path,
    )


def _one_star_each(points: Iterable[Point], lines: Sequence[str]) -> list[Point]:
    """Keep one star per moment of truth: on the highest point, or the first line's if points tie."""
    found = list(points)
    order = {line: -number for number, line in enumerate(lines)}
    best: dict[Path, Point] = {}
    for point in sorted(found, key=lambda point: (point.y, order.get(point.persona, -len(order)))):
        best[point.node_path] = point
    return [point if point is best[point.node_path] else point._replace(star=False) for point in found]


def _line(persona: str, name: str, points: Sequence[Point]) -> CurveLine:
    segments: list[list[Point]] = []
    for point in points:
        if point.bar:
            continue
        if segments and point.column - segments[-1][-1].column <= 1:
            segments[-1].append(point)
        else:
            segments.append([point])
    return CurveLine(persona, name, tuple(map(tuple, segments)), tuple(point for point in points if point.bar))
