"""The self-contained HTML page: opens from disk, loads no other files, and shows all its content without a script."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from journeymap_cli.errors import DrawingError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.participants import NOBODY
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.pictures import Picture
from journeymap_cli.regexes import regex
from journeymap_cli.render.html import css
from journeymap_cli.render.html.bar import bar_widths
from journeymap_cli.render.html.deck import deck
from journeymap_cli.render.html.focus import EntryClasses, FocusClasses
from journeymap_cli.render.html.fonts import characters, faces
from journeymap_cli.render.html.head import page_head
from journeymap_cli.render.html.overlay import NONE, ChangeOverlay
from journeymap_cli.render.html.sheets import CellMarkup, Sheet, sheet
from journeymap_cli.render.html.templating import environment, set_filters, source
from journeymap_cli.render.html.tight import tight
from journeymap_cli.render.options import Options
from journeymap_cli.view.anchors import WHOLE_ANCHORS, anchor
from journeymap_cli.view.column_headers import ColumnView
from journeymap_cli.view.curve import Curve, curve
from journeymap_cli.view.flow import needs_picture
from journeymap_cli.view.hero import Hero, hero
from journeymap_cli.view.highlights import Highlight, highlights
from journeymap_cli.view.insights import Insights, insights
from journeymap_cli.view.legend import evidence_marks, signs
from journeymap_cli.view.lens import Lens, PersonaView, lens
from journeymap_cli.view.plot import BOTTOM, MOVED_BOTTOM
from journeymap_cli.view.slides import StageSlide, stage_slides
from journeymap_cli.view.swimlanes import Cell, LaneView, Row, Swimlanes, swimlanes

if TYPE_CHECKING:
    from journeymap_cli.view.moves import Moves, Past

RULE_END: Final = regex(r"(?<=[{};])\n+")
DRAWING: Final = regex(rb'(<div class="picture"[^>]*>).*?</svg>', re.DOTALL)


class PageView(NamedTuple):
    """The `view` variable of the templates.

    `moves` is what a comparison adds to the drawing, `alone` its new version by itself. `starts` are the columns at
    which a stage begins, `sheet` has the rows of the table, `anchors` the valid link targets. `lane_numbers` are
    the numbers by which lanes are switched off, `marked` the kinds of evidence that get a sign, `key` the signs to
    explain, `images` the pictures by the path in the map, `places` the columns of the table by the id of their node.
    `column` is the width of a column in rem, `deck` the data from which the script builds slides.
    """

    lang: str
    direction: str
    words_direction: str
    lens: Lens
    takeaways: tuple[str, ...]
    tiles: tuple[Highlight, ...]
    table: Swimlanes
    column: float
    starts: frozenset[int]
    sheet: Sheet
    hero: Hero
    moves: "Moves | None"
    slides: tuple[StageSlide, ...]
    insights: Insights
    people: dict[str, PersonaView]
    toggles: tuple[LaneView, ...]
    lane_numbers: dict[str, int]
    anchors: frozenset[str]
    places: Mapping[str, int]
    marked: tuple[Evidence, ...]
    evidence_key: str
    key: frozenset[str]
    images: Mapping[str, Picture]
    flow: Markup
    stamp: str | None
    marks: ChangeOverlay
    deck: tuple[dict[str, Any], ...] = ()
    alone: "PageView | None" = None

    def begins(self, column: ColumnView) -> bool:
        """Whether a column is the first of its stage."""
        return column.at in self.starts

    def people_at(self, cell: Cell) -> tuple[str, ...]:
        """The personas who take part in the stage or step of a cell."""
        spanned = self.table.columns[cell.start : cell.start + cell.span]
        return tuple(dict.fromkeys(persona for column in spanned for persona in column.node.personas))

    @property
    def emotion_label(self) -> str:
        """The label of the lane with the feelings."""
        return next((lane.label for lane in self.toggles if lane.kind == "emotion"), "")


def render(journey: Journey, options: Options) -> bytes:
    """Render the journey as a page."""
    return page(journey, options, NONE)


def page(journey: Journey, options: Options, marks: ChangeOverlay) -> bytes:
    """Render the page with the marks of a comparison."""
    facts = options.facts(journey, ".html")
    env = environment(options.templates, facts.language, facts.base)
    view = _page(facts, options, env, marks)
    values = css.style(options.theme, view.lens, view.table, view.column, view.toggles, facts.language, options.stamp)
    is_compared = marks is not NONE
    bar = bar_widths(view.lens, facts.language, has_lanes=len(view.toggles) > 1, is_compared=is_compared)
    style = env.get_template("html/style.css").render(
        theme=values, bar=bar, compared=is_compared, rtl=facts.language.direction == "rtl"
    )
    style = RULE_END.sub("", f"{faces(options.theme, characters(journey))}{style}")
    head = page_head(style, _unindented(source(env, "html/script.js")))
    text = env.get_template("html/page.html").render(view=view, theme=values, bar=bar, head=head)
    return tight(text).encode()


def _unindented(script: str) -> str:
    """Return a script without indentation and comments; `//` begins a comment only between two spaces."""
    lines = (f" {line.strip()}".partition(" // ")[0].strip() for line in script.splitlines())
    return "\n".join(filter(None, lines))


def same(old: bytes, new: bytes) -> bool:
    """Return whether an existing file is up to date, ignoring the flow: Graphviz versions may draw it differently."""
    return _without_drawing(old) == _without_drawing(new)


def _without_drawing(page: bytes) -> bytes:
    return DRAWING.sub(rb"\1", page, count=1)


def _page(facts: Analysis, options: Options, env: ImmutableSandboxedEnvironment, marks: ChangeOverlay) -> PageView:
    plain, above = swimlanes(facts), lens(facts)
    table = marks.table(plain)
    column = css.column_width(table, facts.language, is_compared=marks is not NONE)
    toggles = tuple({row.lane.id: row.lane for row in table.rows}.values())
    set_filters(env, facts.language, facts.base, css.line_fits(column, len(table.columns), toggles, facts.language))
    felt = marks.curve if marks.past else curve(facts)
    people = {persona.id: persona for persona in above.personas}
    numbers = {persona.id: persona.place for persona in above.personas} | {NOBODY: 0}
    marked, evidence_key = evidence_marks(plain, facts.language)
    classes = EntryClasses(FocusClasses(people), marks.notes)
    shared = {"people": people, "notes": marks.notes, "marked": marked, "classes": classes}
    macros = env.get_template("html/cells.html").make_module(shared)
    drawn = hero(facts, table, felt, numbers, marks.number, MOVED_BOTTOM if marks.past else BOTTOM)
    view = PageView(
        lang=str(facts.language.tag),
        direction=facts.language.direction,
        words_direction=facts.language.words_direction,
        lens=above,
        takeaways=tuple(takeaway.text for takeaway in facts.journey.takeaways),
        tiles=highlights(facts),
        table=table,
        column=column,
        starts=frozenset(stage.start for stage in table.stages),
        sheet=sheet(table, _filler(macros)),
        hero=drawn,
        moves=_moves(facts, table, felt, marks.past, numbers) if marks.past else None,
        slides=stage_slides(facts, table, felt, numbers, drawn.pinned),
        insights=insights(facts),
        people=people,
        toggles=toggles,
        lane_numbers={lane.id: number for number, lane in enumerate(toggles)},
        anchors=_anchors(table) | marks.tops.keys(),
        places={column.node.id: column.at for column in table.columns},
        marked=marked,
        evidence_key=evidence_key,
        key=signs(plain, bridges=drawn.has_bridges),
        images=dict(options.images),
        flow=_flow(facts, options),
        stamp=options.stamp,
        marks=marks,
    )
    view = view._replace(alone=_alone(view, facts, plain, numbers)) if marks.past else view
    own = view.alone or view
    return view._replace(deck=tuple(deck(own.slides, own.table, table, view.images, facts.language)))


def _moves(facts: Analysis, table: Swimlanes, felt: Curve | None, past: "Past", numbers: Mapping[str, int]) -> "Moves":
    """The additions of a comparison to the drawing. Other pages do not load their module."""
    from journeymap_cli.view.moves import moves

    return moves(facts, table, felt, past, numbers)


def _flow(facts: Analysis, options: Options) -> Markup:
    """Return the flow diagram; empty if the page does not need it, and then without loading Graphviz."""
    if not needs_picture(facts):
        return Markup()
    from journeymap_cli.render.html.flow import flow_picture

    try:
        return flow_picture(facts, options)
    except DrawingError:
        from journeymap_cli.render.graphviz import engine

        if engine.missing():
            return Markup()
        raise


def _alone(view: PageView, facts: Analysis, table: Swimlanes, numbers: dict[str, int]) -> PageView:
    """Return the page of the new version by itself, for its slides."""
    felt = curve(facts)
    drawn = hero(facts, table, felt, numbers)
    slides = stage_slides(facts, table, felt, numbers, drawn.pinned)
    starts = frozenset(stage.start for stage in table.stages)
    return view._replace(table=table, starts=starts, hero=drawn, slides=slides)


def _filler(macros: object) -> CellMarkup:
    """Return a function that renders a cell with the macro for its lane."""

    def fill(row: Row, cell: Cell) -> Markup:
        make: Callable[..., Markup] = getattr(macros, row.lane.kind)
        return make(cell, row)

    return fill


def _anchors(table: Swimlanes) -> frozenset[str]:
    heads = {anchor(node.id) for node in (*(s.node for s in table.stages), *(c.node for c in table.columns))}
    cells = {cell.anchor for row in table.rows for cell in row.cells if cell.anchor and cell.entries}
    return frozenset(heads | cells | {*WHOLE_ANCHORS.values()})
