"""How far feelings and reach moved between two versions, on the drawing of the whole journey."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import Language
from journeymap_cli.view import wording
from journeymap_cli.view.curve import Curve, Point
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.hero import (
    FEW_NUMBERS,
    FULL,
    GAP,
    MARKER,
    REACH,
    HeroLine,
    HeroPoint,
    Involved,
    drawn_lines,
)
from journeymap_cli.view.measure import width
from journeymap_cli.view.plot import (
    LINE,
    MOVED_BOTTOM,
    SIZE,
    TOP,
    WIDTHS,
    LabelAlign,
    Plot,
    is_free,
    label_area,
    label_lines,
    name_lines,
    short,
)
from journeymap_cli.view.point_labels import HeroLabel, labels
from journeymap_cli.view.swimlanes import Swimlanes

HEIGHT: Final = 242
"""The height of the plot: labels are below the lower of two points."""

APART: Final = 14
"""Distance between the arrows of two personas in one column."""

FAR: Final = 0.5
MOST_NAMED: Final = 24
"""The smallest move that gets a label, as a share of the scale, and how many get one at most."""

TIP: Final = 8
NEAR: Final = 16
"""Distance of the tip of an arrow from its marker, and the shortest move with an arrow between its markers."""

STEP_DOWN: Final = 10
"""Distance between the points along an arrow that labels keep clear of."""

Way: TypeAlias = Literal["up", "dn"]


class Past(NamedTuple):
    """The old version, in the columns of a table of both versions: its facts, curve, and involved columns by persona.

    `reach` and `names` are by column index.
    """

    facts: Analysis
    felt: Curve | None
    involved: Involved
    reach: Mapping[int, Decimal]
    names: Mapping[int, str]


class HeroArrow(NamedTuple):
    """An arrow from an old score to a new one; `shift` pixels beside the middle of its column."""

    who: int
    x: str
    shift: int
    way: Way
    shaft: str | None
    tip: str


class MoveLabel(NamedTuple):
    """The old and the new score, and the name of the step, for the `widths` at which it fits in this alignment."""

    x: str
    shift: int
    lines: tuple[tuple[str, str], ...]
    score_y: str
    before: str
    after: str
    way: Way
    who: int
    align: LabelAlign
    widths: tuple[int, ...]


class MovedReach(NamedTuple):
    """The reach of a column: what both versions have, and above it what was gained or lost.

    `before` and `after` are in words, None where a version lacks the column; `unit` is the text before and after them.
    """

    x: str
    left: str
    wide: str
    top: str
    height: str
    change: Literal["gain", "loss", ""]
    change_top: str
    change_height: str
    text_y: str
    before: str | None
    after: str | None
    unit: tuple[str, str]
    is_shown: bool


class Moves(NamedTuple):
    """What a comparison adds to the drawing. `points` replace those of the new version."""

    height: int
    lines: tuple[HeroLine, ...]
    old_points: tuple[HeroPoint, ...]
    points: tuple[HeroPoint, ...]
    arrows: tuple[HeroArrow, ...]
    labels: tuple[MoveLabel, ...]
    old_labels: tuple[HeroLabel, ...]
    reach: tuple[MovedReach, ...]


class _Stack(NamedTuple):
    """The scores of one persona at one place, before and after."""

    persona: str
    x: float
    old: tuple[Point, ...]
    new: tuple[Point, ...]

    @property
    def move(self) -> tuple[Point, Point] | None:
        """The old and the new score, if there is one of each and they differ."""
        if len(self.old) == len(self.new) == 1 and self.old[0].y != self.new[0].y:
            return self.old[0], self.new[0]
        return None

    def meets(self, other: "_Stack", plot: Plot) -> bool:
        """Whether the markers and arrows of the two would touch."""
        one, two = ([plot.down(point.y) for point in (*each.old, *each.new)] for each in (self, other))
        return min(one) - MARKER < max(two) and min(two) - MARKER < max(one)


def moves(facts: Analysis, table: Swimlanes, felt: Curve | None, past: Past, numbers: Mapping[str, int]) -> Moves:
    """Build the additions. `numbers` are the numbers of personas by id."""
    plot = Plot(len(table.columns), TOP, MOVED_BOTTOM)
    placed = [(stack, shift) for stack, shift in _shifted(felt, past.felt, plot, numbers)]
    return Moves(
        height=HEIGHT,
        lines=tuple(drawn_lines(past.felt, plot, numbers, past.involved)) if past.felt else (),
        old_points=tuple(_points([(stack.old, shift) for stack, shift in placed], plot, numbers)),
        points=tuple(_points([(stack.new, shift) for stack, shift in placed], plot, numbers)),
        arrows=tuple(_arrows(placed, plot, numbers)),
        labels=tuple(_labels(facts, table, placed, plot, numbers)),
        old_labels=tuple(labels(past.facts, table, past.felt, plot, numbers, past.names)) if past.felt else (),
        reach=tuple(_reach(facts, table, past.reach, plot)),
    )


def _shifted(
    felt: Curve | None, past: Curve | None, plot: Plot, numbers: Mapping[str, int]
) -> Iterator[tuple[_Stack, int]]:
    """Yield the scores of each persona at each place; where those of two would touch, all are side by side."""
    found: dict[float, dict[str, tuple[list[Point], list[Point]]]] = {}
    for version, curve in enumerate((past, felt)):
        for point in (*curve.points(), *curve.bars()) if curve else ():
            found.setdefault(point.x, {}).setdefault(point.persona, ([], []))[version].append(point)
    for x in sorted(found):
        people = sorted(found[x].items(), key=lambda each: numbers.get(each[0], 0))
        stacks = [_Stack(persona, x, tuple(old), tuple(new)) for persona, (old, new) in people]
        is_crowded = any(one.meets(other, plot) for one, other in combinations(stacks, 2))
        for at, stack in enumerate(stacks):
            yield stack, round((at - (len(stacks) - 1) / 2) * APART) if is_crowded else 0


def _points(
    placed: Sequence[tuple[Sequence[Point], int]], plot: Plot, numbers: Mapping[str, int]
) -> Iterator[HeroPoint]:
    for points, shift in placed:
        for point in points:
            if not point.bar:
                who = numbers.get(point.persona, 0)
                yield HeroPoint(who, plot.percent(point.x), short(plot.down(point.y)), shift)


def _arrows(placed: Sequence[tuple[_Stack, int]], plot: Plot, numbers: Mapping[str, int]) -> Iterator[HeroArrow]:
    for stack, shift in placed:
        if stack.move is None:
            continue
        old, new = (plot.down(point.y) for point in stack.move)
        sign: Literal[1, -1] = 1 if new > old else -1
        is_near = abs(new - old) < NEAR
        end = (old + new) / 2 + 3 * sign if is_near else new - TIP * sign
        yield HeroArrow(
            who=numbers.get(stack.persona, 0),
            x=plot.percent(stack.x),
            shift=shift + (12 if is_near else 0),
            way="dn" if sign > 0 else "up",
            shaft=None if is_near else f"M0 {short(old)}V{short(end - 5 * sign)}",
            tip=f"M-4.5 {short(end - 6 * sign)}H4.5L0 {short(end)}z",
        )


def _labels(
    facts: Analysis,
    table: Swimlanes,
    placed: Sequence[tuple[_Stack, int]],
    plot: Plot,
    numbers: Mapping[str, int],
) -> Iterator[MoveLabel]:
    """Yield the labels of the greatest moves: score and name where both fit, else the score where that fits."""
    far = [(stack, shift, *stack.move) for stack, shift in placed if stack.move]
    wanted = [each for each in far if abs(each[2].y - each[3].y) >= FAR]
    dots = list(_dots(placed, plot))
    taken: dict[int, list[Area]] = {wide: [] for wide in WIDTHS}
    for stack, shift, old, new in sorted(wanted, key=lambda each: -abs(each[2].y - each[3].y))[:MOST_NAMED]:
        name = name_lines(table.columns[new.column].node.name, facts.language.hyphens)
        score = f"{old.words} → {new.words}"
        chosen: dict[tuple[tuple[str, ...], LabelAlign, bool], list[int]] = {}
        for wide in WIDTHS:
            way = _room(stack, (old, new), (score, name), plot, wide, taken, dots)
            if way:
                chosen.setdefault(way, []).append(wide)
        for (lines, align, is_above), widths in chosen.items():
            y = plot.down((max if is_above else min)(old.y, new.y))
            score_y, at = label_lines(y, lines, is_above)
            yield MoveLabel(
                x=plot.percent(stack.x),
                shift=shift,
                lines=at,
                score_y=score_y,
                before=old.words,
                after=new.words,
                way="up" if new.y > old.y else "dn",
                who=numbers.get(stack.persona, 0),
                align=align,
                widths=tuple(widths),
            )


def _room(
    stack: _Stack,
    move: tuple[Point, Point],
    words: tuple[str, tuple[str, ...]],
    plot: Plot,
    wide: int,
    taken: Mapping[int, list[Area]],
    dots: Sequence[tuple[float, float]],
) -> tuple[tuple[str, ...], LabelAlign, bool] | None:
    """Take the first free place of a label at a width: with the name if possible, below the move rather than above.

    Returns the lines, their alignment, and whether they are above; None if no place is free.
    """
    score, name = words
    aligns: tuple[LabelAlign, ...] = ("m", "s", "e")
    for lines in (name, ()):
        for is_above in (False, True):
            y = plot.down((max if is_above else min)(point.y for point in move))
            for align in aligns:
                area = label_area((stack.x, y), lines, align, is_above, plot, wide)
                area = area and _widened(area, width(score, SIZE, True), align, plot.across(stack.x) * wide / 100)
                if area and area.left >= -2 and area.right <= wide + 2 and is_free(area, taken[wide], dots, wide):
                    taken[wide].append(area)
                    return lines, align, is_above
    return None


def _widened(area: Area, long: float, align: LabelAlign, x: float) -> Area:
    """An area that also holds a score of a certain length."""
    left = {"m": x - long / 2, "s": x - 4, "e": x - long + 4}[align]
    return area._replace(left=min(area.left, left), right=max(area.right, left + long))


def _dots(placed: Sequence[tuple[_Stack, int]], plot: Plot) -> Iterator[tuple[float, float]]:
    """Yield places that labels keep clear of: all points, and the arrows between them."""
    for stack, _ in placed:
        heights = [plot.down(point.y) for point in (*stack.old, *stack.new)]
        low, high = round(min(heights)), round(max(heights))
        x = plot.across(stack.x)
        if stack.move:
            yield from ((x, float(y)) for y in range(low, high, STEP_DOWN))
        yield from ((x, y) for y in heights)


def _reach(facts: Analysis, table: Swimlanes, old: Mapping[int, Decimal], plot: Plot) -> Iterator[MovedReach]:
    """Yield a bar for each column that has a reach in either version."""
    places = {column.node.id: column.at for column in table.columns}
    new = {places[point.column.node.id]: point.value for point in facts.reach_points}
    columns, language = sorted({*old, *new}), facts.language
    unit = language.percent("\n").partition("\n")[::2]
    most = max(columns, key=lambda at: abs(new.get(at, Decimal()) - old.get(at, Decimal())), default=None)
    for number, at in enumerate(columns):
        before, after = old.get(at), new.get(at)
        both = min(before or Decimal(), after or Decimal()) if at in new else before or Decimal()
        whole = max(before or Decimal(), after or Decimal())
        kept, high = float(both) * FULL / 100, float(whole) * FULL / 100
        first_last = {0, len(columns) - 1}
        yield MovedReach(
            x=plot.percent(at + 0.5),
            left=plot.percent(at + GAP),
            wide=plot.percent(1 - 2 * GAP),
            top=short(REACH - kept),
            height=short(kept),
            change="" if kept == high else "gain" if after and after > (before or 0) else "loss",
            change_top=short(REACH - high),
            change_height=short(high - kept),
            text_y=short(REACH - high - LINE / 3),
            before=_reach_words(before, language),
            after=_reach_words(after, language),
            unit=unit,
            is_shown=len(columns) <= FEW_NUMBERS or number in first_last or at == most or number % 4 == 0,
        )


def _reach_words(value: Decimal | None, language: Language) -> str | None:
    return None if value is None else wording.number(value, language=language)
