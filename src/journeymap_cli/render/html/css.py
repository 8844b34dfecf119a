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
from journeymap_cli.view.hyphenation import LONG, STAGE, STEP, softened
from journeymap_cli.view.lens import Lens
from journeymap_cli.view.measure import widest_piece
from journeymap_cli.view.swimlanes import LaneView, Swimlanes

LEAST: Final = {10: 7.2, 11: 7.0}
WIDE: Final = 9.25
"""The least width of a column in rem, for up to so many columns, and for more."""

MOST: Final = 12.0
LANES: Final = (7.25, 10.0)
"""The greatest width of a column, and the least and greatest of the labels of lanes, in rem."""

PADDING: Final = 20
PIXELS: Final = 16
"""Padding of a cell with some room, in pixels, and the pixels in a rem."""


BESIDE: Final = {"touchpoints": 19, "pain_points": 17, "opportunities": 17, "questions": 13}
"""What stands beside the texts of a cell, in pixels: an icon, the edge and padding of a card, a question mark."""

SHORT: Final = {"touchpoints": STEP}
"""The fewest letters of a word that gets soft hyphens, in cells where it is not `LONG`."""

PHONE: Final = 10.0
"""The width of a column on a phone in rem, at which a wider one of other screens is shown too."""

ROWS_BESIDE: Final = 9
"""The most rows of the page's table without cells of the map: heads, descriptions, pictures, the curve, and lines."""

TAG: Final = regex("<[^>]*>")


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

    `paper` are the colours on paper, which is white, where those of light mode are made for a dark ground.
    `absences` are for each persona the columns in which others take part, but she does not. `papers` are the sheets
    of paper, if there are several, `rows` is how many a sheet has at most, `lanes` and `other_rows` are
    the labels, escaped, the latter by selector.
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

    `column` is the `column_width` of the table; `stamp` stands beside the title at the foot of each printed sheet.
    """
    own = {persona.place: None if theme.patterns else persona.color for persona in above.personas} or {0: None}
    lane = _lane_width(lanes, language)
    return PageStyle(
        light=_mode(theme, theme.light, own),
        dark=_mode(theme, theme.dark, own, TEXT),
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
        narrow=_narrow(table, language, lane),
        absences=_absences(above, table),
        papers=_papers(table),
        rows=len(table.rows) + ROWS_BESIDE,
        lanes=[inert(softened(lane.label, language.hyphens, STAGE)) for lane in lanes],
        other_rows={selector: inert(words) for selector, words in _other_rows(language)},
        running_title=inert(" · ".join(filter(None, (above.title, stamp)))),
    )


def _absences(above: Lens, table: Swimlanes) -> Sequence[Sequence[ColumnRun]]:
    ids = {persona.place: persona.id for persona in above.personas}
    taking = [(column.index, column.node.personas) for column in table.columns if column.node.personas]
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
    """Return the colours of the rules above stage names by the place of the stage, of themes that set some."""
    if theme.stages == DEFAULT.stages:
        return {}
    return {stage.place: theme.stage(stage.place) for stage in table.stages}


def column_width(table: Swimlanes, language: Language) -> float:
    """Return the width of columns in rem: that of the widest word, within limits."""
    names = [
        widest_piece(softened(column.node.name, language.hyphens, STEP), 13, bold=True) for column in table.columns
    ]
    stages = [
        (widest_piece(softened(stage.node.name, language.hyphens, STAGE), 14, bold=True) + PADDING) / stage.span
        for stage in table.stages
    ]
    texts = [
        widest_piece(softened(_words(entry.text), language.hyphens, SHORT.get(row.lane.id, LONG)), 13, bold=False)
        + BESIDE.get(row.lane.id, 0)
        for row in table.rows
        for entry in row.entries()
        if entry.text
    ]
    needed = max((max(names, default=0.0) + PADDING, *stages, max(texts, default=0.0) + PADDING)) / PIXELS
    return round(min(MOST, max(LEAST.get(max(10, len(table.columns)), WIDE), needed)), 2)


def line_of(column: float) -> Callable[[str], bool]:
    """Return what tells whether a word fits a line of every cell, in columns of this width in rem."""
    room = min(column, PHONE) * PIXELS - PADDING - BESIDE["pain_points"]
    return lambda word: widest_piece(word, 13, bold=False) <= room


def _words(text: str) -> str:
    """Return a text without the marks of a comparison."""
    if not isinstance(text, Markup):
        return text
    from html import unescape

    return unescape(TAG.sub(" ", text))


def _lane_width(lanes: Sequence[LaneView], language: Language) -> float:
    widest = max(
        (widest_piece(softened(lane.label, language.hyphens, STAGE), 13, bold=True) for lane in lanes), default=0
    )
    return round(min(LANES[1], max(LANES[0], (widest + PADDING) / PIXELS)), 2)


def _narrow(table: Swimlanes, language: Language, lane: float) -> float:
    """Return the width in rem below which the names of stages do not fit above the curve."""
    needed = max(
        (widest_piece(softened(stage.node.name, language.hyphens, STAGE), 13, bold=True) + PIXELS) / stage.span
        for stage in table.stages
    )
    return round(needed * len(table.columns) / PIXELS + lane + 4, 2)


def _families(names: Sequence[str]) -> Markup:
    return Markup(families(names, '"'))  # noqa: S704 - names were checked


def _mode(theme: Theme, palette: Palette, own: Mapping[int, str | None], least: float = SHAPE) -> Mode:
    """Return the colours of one mode; `own` has the colours that the map sets for personas, or None, by their place.

    `least` is the contrast of personas: lines need more on a dark ground to look as strong as on a light one.
    """
    named = {name: value for name, value in palette._asdict().items() if isinstance(value, str)}
    named["faint"] = legible(legible(palette.edge, palette.surface, TEXT), palette.page, TEXT)
    shades = {
        place: legible(persona_color(palette, place, color), palette.surface, least) for place, color in own.items()
    }
    people = {place: Shade(shade, ink_on(shade), line_pattern(theme, place)) for place, shade in shades.items()}
    return Mode(named, palette.emotions, people)


def inert(text: str) -> str:
    """Escape a text for a CSS string, all but ASCII letters and digits, so that user text cannot break out of it."""
    return "".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in text)
