"""Values for the page's style sheet: validated colours, numbers, and one escaped text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import lcm
from typing import Final, NamedTuple

from markupsafe import Markup

from journeymap_cli.language.language import Language
from journeymap_cli.regexes import regex
from journeymap_cli.render.html.fonts import FAMILY
from journeymap_cli.render.html.sheets import cut
from journeymap_cli.render.theme.contrast import SHAPE, TEXT, WHITE, contrast, ink_on, legible
from journeymap_cli.render.theme.logo import Logo
from journeymap_cli.render.theme.theme import DEFAULT, Palette, Theme, families, line_pattern, persona_color
from journeymap_cli.view.hyphenation import LONG, PARTS, STAGE, STEP, softened
from journeymap_cli.view.lens import Lens
from journeymap_cli.view.measure import widest_piece
from journeymap_cli.view.swimlanes import LaneView, Swimlanes

LEAST: Final = {10: 7.2, 11: 7.0}
WIDE: Final = 9.25
"""The least width of a column in rem: for up to ten columns, for eleven, and for more."""

MOST: Final = 12.0
LANES: Final = (7.25, 10.0)
"""The greatest width of a column, and the least and greatest of the labels of lanes, in rem."""

PADDING: Final = 20
PIXELS: Final = 16
NUMBER: Final = 19
"""Padding of a cell with some room, in pixels, the pixels in a rem, and the width of the number of a step."""


BESIDE: Final = {"touchpoints": 19, "pain_points": 17, "opportunities": 17, "questions": 13}
COMPARED: Final = BESIDE | {"pain_points": 9, "opportunities": 9}
"""The room beside the texts of a cell, in pixels: for an icon, the edge and padding of a card, a question mark. In a
comparison, cards have no background and less padding."""

SHORT: Final = {"touchpoints": STEP}
"""The fewest letters of a word that gets soft hyphens, in cells where it is not `LONG`."""

PHONE: Final = 10.0
"""The greatest width of a column on a phone, in rem."""

WHOLE: Final = 860
"""The width of all columns in pixels if the whole map is in view in a window 1024 pixels wide."""

ROWS_BESIDE: Final = 9
"""The most rows of the page's table that are not lanes: heads, descriptions, pictures, the curve, and lines."""

TAG: Final = regex("<[^>]*>")

BRIGHT: Final = 6.5
"""The contrast that the built-in themes give to personas on a dark ground."""


class Shade(NamedTuple):
    """A colour and a text colour that is readable on it. `pattern` is the number of the pattern of a line."""

    color: str
    ink: str
    pattern: int = 0


class Mode(NamedTuple):
    """The colours of light or dark mode: by name, and for personas by number."""

    named: Mapping[str, str]
    emotions: Sequence[str]
    personas: Mapping[int, Shade]


class ColumnRun(NamedTuple):
    """Adjacent columns: the indices of the first and the last."""

    first: int
    last: int


class PaperSheet(NamedTuple):
    """A sheet of paper: its first column, how many it has, and the width of one in tracks of the grid of all sheets."""

    start: int
    columns: int
    unit: int


class PageStyle(NamedTuple):
    """The values that fill the style sheet.

    `paper` are the colours on white paper, if those of light mode are made for a dark ground. Below `tight` and
    `narrow`, widths of a window in rem, the names of stages above the curve are smaller or left out. `absences` are,
    for each persona, the columns in which only others take part. `papers` are the sheets of paper, if there are
    several, `rows` is the most rows of a sheet, `lanes` and `other_rows` are the labels, escaped, the latter by
    selector.
    """

    light: Mode
    dark: Mode
    paper: Mode | None
    stage_rules: Mapping[int, str]
    fonts: Markup
    drawn_fonts: Markup
    patterns: bool
    logo: Logo | None
    spans: Sequence[int]
    column_count: int
    column: float
    lane: float
    tight: float
    narrow: float
    absences: Sequence[Sequence[ColumnRun]]
    papers: Sequence[PaperSheet]
    rows: int
    lanes: Sequence[str]
    other_rows: Mapping[str, str]
    running_title: str


def style(
    theme: Theme,
    above: Lens,
    table: Swimlanes,
    column: float,
    lanes: Sequence[LaneView],
    language: Language,
    stamp: str | None,
) -> PageStyle:
    """Return the values for the style sheet.

    `column` is the `column_width` of the table; `stamp` is printed beside the title at the foot of each sheet.
    """
    own = {persona.place: None if theme.patterns else persona.color for persona in above.personas} or {0: None}
    lane = _lane_width(lanes, language)
    return PageStyle(
        light=_mode(theme, theme.light, own),
        dark=_mode(theme, theme.dark, own, TEXT, BRIGHT),
        paper=_mode(theme, DEFAULT.light, own) if contrast(theme.light.ink, WHITE) < TEXT else None,
        stage_rules=_stage_rules(theme, table),
        fonts=_families((FAMILY, *theme.fonts) if theme.fonts == DEFAULT.fonts else theme.fonts),
        drawn_fonts=_families((*theme.drawn_fonts, FAMILY, "Inter", "Helvetica Neue", "Arial", "sans-serif")),
        patterns=theme.patterns,
        logo=theme.logo,
        spans=[stage.span for stage in table.stages],
        column_count=len(table.columns),
        column=column,
        lane=lane,
        tight=_room_of_stages(table, language, 13) + lane + 4,
        narrow=_room_of_stages(table, language, 12) + lane + 3,
        absences=_absences(above, table),
        papers=_papers(table),
        rows=len(table.rows) + ROWS_BESIDE,
        lanes=[inert(softened(lane.label, language.hyphens, STAGE)) for lane in lanes],
        other_rows={selector: inert(words) for selector, words in _other_rows(language)},
        running_title=inert(" · ".join(filter(None, (above.title, stamp)))),
    )


def _absences(above: Lens, table: Swimlanes) -> Sequence[Sequence[ColumnRun]]:
    ids = {persona.place: persona.id for persona in above.personas}
    taking = [(column.at, column.node.personas) for column in table.columns if column.node.personas]
    return [
        _runs(index for index, those in taking if place in ids and ids[place] not in those)
        for place in range(max(ids, default=-1) + 1)
    ]


def _runs(indices: Iterable[int]) -> list[ColumnRun]:
    found: list[ColumnRun] = []
    for index in indices:
        first = found.pop().first if found and index == found[-1].last + 1 else index
        found.append(ColumnRun(first, index))
    return found


def _other_rows(language: Language) -> Iterator[tuple[str, str]]:
    yield "thead tr", language.gettext("Stage")
    yield "thead tr + tr", language.gettext("Step")
    yield ".l-story", language.gettext("Storyboard")
    yield ".l-reach", language.gettext("Reach")


def _papers(table: Swimlanes) -> Sequence[PaperSheet]:
    parts = cut(table)
    tracks = lcm(*map(len, parts))
    return [PaperSheet(part.start, len(part), tracks // len(part)) for part in parts]


def _stage_rules(theme: Theme, table: Swimlanes) -> Mapping[int, str]:
    """Return the colours of the rules above stage names by the place of the stage; empty if the theme sets none."""
    if theme.stages == DEFAULT.stages:
        return {}
    return {stage.place: theme.stage(stage.place) for stage in table.stages}


def column_width(table: Swimlanes, language: Language, *, is_compared: bool = False) -> float:
    """Return the width of all columns in rem: that of the widest unbreakable part of a word, within limits."""
    beside = COMPARED if is_compared else BESIDE
    names = [_widest(column.node.name, language, STEP, 13, bold=True) for column in table.columns]
    stages = [
        (_widest(stage.node.name, language, STAGE, 14, bold=True) + PADDING) / stage.span for stage in table.stages
    ]
    texts = [
        _widest(_words(entry.text), language, SHORT.get(row.lane.id, LONG), 13) + beside.get(row.lane.id, 0)
        for row in table.rows
        for entry in row.entries()
        if entry.text
    ]
    needed = max((max(names, default=0.0) + PADDING, *stages, max(texts, default=0.0) + PADDING)) / PIXELS
    return round(min(MOST, max(LEAST.get(max(10, len(table.columns)), WIDE), needed)), 2)


def _widest(text: str, language: Language, longest: int, size: int, *, bold: bool = False) -> float:
    return widest_piece(PARTS.sub(" ", softened(text, language.hyphens, longest)), size, bold=bold)


class LineFits(NamedTuple):
    """Functions that return whether a word fits on a line: in any cell, or in the name of a step, stage or lane.

    `first` is for the first word of a step, which shares its line with the number.
    """

    text: Callable[[str], bool]
    step: Callable[[str], bool]
    first: Callable[[str], bool]
    stage: Callable[[str, int], bool]
    lane: Callable[[str], bool]


def line_fits(column: float, many: int, lanes: Sequence[LaneView], language: Language) -> LineFits:
    """Return what fits in `many` columns of a width in rem, and in the labels of these lanes.

    Columns may be narrower on a phone. When the whole map is in view, stages are as narrow as that needs; the names of
    steps are written vertically then, and cells have no texts.
    """
    head = min(column, PHONE) * PIXELS
    share = min(head, WHOLE / many)
    cell = head - PADDING - BESIDE["pain_points"]
    label = _lane_width(lanes, language) * PIXELS - PADDING
    return LineFits(
        text=lambda word: widest_piece(word, 13, bold=False) <= cell,
        step=lambda word: widest_piece(word, 13, bold=True) <= head - PADDING,
        first=lambda word: widest_piece(word, 13, bold=True) <= head - PADDING - NUMBER,
        stage=lambda word, span: widest_piece(word, 14, bold=True) <= share * span - PADDING,
        lane=lambda word: widest_piece(word, 13, bold=True) <= label,
    )


def _words(text: str) -> str:
    """Return a text without the markup of a comparison."""
    if not isinstance(text, Markup):
        return text
    from html import unescape

    return unescape(TAG.sub(" ", text))


def _lane_width(lanes: Sequence[LaneView], language: Language) -> float:
    widest = max(
        (widest_piece(softened(lane.label, language.hyphens, STAGE), 13, bold=True) for lane in lanes), default=0
    )
    return round(min(LANES[1], max(LANES[0], (widest + PADDING) / PIXELS)), 2)


def _room_of_stages(table: Swimlanes, language: Language, size: int) -> float:
    """Return the width in rem that the names of stages need above the curve, in a text size in pixels."""
    needed = max(
        (widest_piece(softened(stage.node.name, language.hyphens, STAGE), size, bold=True) + size) / stage.span
        for stage in table.stages
    )
    return round(needed * len(table.columns) / PIXELS, 2)


def _families(names: Sequence[str]) -> Markup:
    return Markup(families(names, '"'))  # noqa: S704 - names were checked


def _mode(
    theme: Theme, palette: Palette, own: Mapping[int, str | None], least: float = SHAPE, least_own: float = SHAPE
) -> Mode:
    """Return the colours of one mode; `own` has the colours that the map sets for personas, or None, by their place.

    `least` is the least contrast of the theme's colours for personas, `least_own` that of the map's: lines need more on
    a dark ground to look as strong as on a light one, and only a theme has chosen its colours for that ground.
    """
    named = {name: value for name, value in palette._asdict().items() if isinstance(value, str)}
    named["faint"] = legible(legible(palette.edge, palette.surface, TEXT), palette.page, TEXT)
    shades = {
        place: legible(persona_color(palette, place, color), palette.surface, least_own if color else least)
        for place, color in own.items()
    }
    people = {place: Shade(shade, ink_on(shade), line_pattern(theme, place)) for place, shade in shades.items()}
    return Mode(named, palette.emotions, people)


def inert(text: str) -> str:
    """Escape a text for a CSS string, all but ASCII letters and digits, so that user text cannot break out of it."""
    return "".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in text)
