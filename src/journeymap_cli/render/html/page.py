"""The self-contained HTML page: opens from disk, loads no other files, and shows all its content without a script."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.participants import NOBODY
from journeymap_cli.model.journey import Journey
from journeymap_cli.regexes import regex
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.html import css, curves
from journeymap_cli.render.html.flow import flow_picture
from journeymap_cli.render.html.head import page_head
from journeymap_cli.render.html.overlay import NONE, ChangeOverlay
from journeymap_cli.render.html.sheets import CellMarkup, Sheet, sheets
from journeymap_cli.render.html.templating import environment, source
from journeymap_cli.render.options import Options
from journeymap_cli.view.anchors import anchor
from journeymap_cli.view.curve import Curve, curve
from journeymap_cli.view.highlights import Highlight, highlights
from journeymap_cli.view.insights import Insights, insights
from journeymap_cli.view.legend import Sign, signs
from journeymap_cli.view.lens import Lens, PersonaView, lens
from journeymap_cli.view.swimlanes import Cell, Row, Swimlanes, swimlanes

DRAWING: Final = regex(rb'(<div class="picture"[^>]*>).*?</svg>', re.DOTALL)


class PageView(NamedTuple):
    """The `view` variable of the templates. `sheets` is the table split for print, `anchors` the valid link targets.

    `column` is the least width of a column in rem.
    """

    lens: Lens
    tiles: tuple[Highlight, ...]
    table: Swimlanes
    column: float
    sheet: Sheet
    sheets: tuple[Sheet, ...]
    curve: Curve | None
    insights: Insights
    people: dict[str, PersonaView]
    anchors: frozenset[str]
    signs: frozenset[Sign]
    flow: Markup
    stamp: str | None
    marks: ChangeOverlay


def render(journey: Journey, options: Options) -> bytes:
    """Render the journey as a page."""
    return page(journey, options, NONE)


def page(journey: Journey, options: Options, marks: ChangeOverlay) -> bytes:
    """Render the page with the marks of a comparison."""
    env = environment(options.templates)
    view = _page(options.facts(journey, ".html"), options, env, marks)
    values = css.style(options.theme, view.lens, [stage.span for stage in view.table.stages], view.column)
    style = env.get_template("html/style.css").render(theme=values, compared=marks is not NONE)
    head = page_head(style, source(env, "html/script.js"))
    text = env.get_template("html/page.html").render(view=view, theme=values, head=head)
    return text.encode()


def same(old: bytes, new: bytes) -> bool:
    """Return whether an existing file is up to date, ignoring the flow: Graphviz versions may draw it differently."""
    return _without_drawing(old) == _without_drawing(new)


def _without_drawing(page: bytes) -> bytes:
    return DRAWING.sub(rb"\1", page, count=1)


def _page(facts: Analysis, options: Options, env: ImmutableSandboxedEnvironment, marks: ChangeOverlay) -> PageView:
    table, above = marks.table(swimlanes(facts)), lens(facts)
    felt, past = marks.curves or (curve(facts), None)
    people = {persona.id: persona for persona in above.personas}
    macros = env.get_template("html/cells.html").make_module({"people": people, "notes": marks.notes})
    column = css.column_width(table, len(felt.lines) if felt else 0)
    whole, parts = sheets(table, _filler(macros, _bands(felt, past, people, round(css.PIXELS * column))))
    return PageView(
        lens=above,
        tiles=highlights(facts),
        table=table,
        column=column,
        sheet=whole,
        sheets=parts,
        curve=felt,
        insights=insights(facts),
        people=people,
        anchors=_anchors(table) | marks.tops.keys(),
        signs=signs(table),
        flow=Markup() if engine.missing() else flow_picture(facts, options),
        stamp=options.stamp,
        marks=marks,
    )


def _bands(
    felt: Curve | None, past: Curve | None, people: dict[str, PersonaView], room: int
) -> tuple[curves.CurveColumn, ...]:
    """Split the curve into columns, with the past curve underneath; personas that no longer exist get the number -1."""
    numbers = {persona.id: persona.index for persona in people.values()} | {NOBODY: 0}
    drawn = curves.bands(felt, numbers, room) if felt else ()
    if past:
        gone = {line.persona: -1 for line in past.lines}
        return curves.overlay(drawn, curves.bands(past, gone | numbers, room, drawn[0].height))
    return drawn


def _filler(macros: object, drawn: tuple[curves.CurveColumn, ...]) -> CellMarkup:
    """Return a function that renders a cell with the macro for its lane. Stages with steps get no curve bands."""

    def fill(row: Row, cell: Cell) -> Markup:
        make: Callable[..., Markup] = getattr(macros, row.lane.kind)
        if row.lane.kind != "emotion":
            return make(cell, row)
        wide = row.part == "stages"
        held = () if wide else drawn[cell.start : cell.start + cell.span]
        return make(cell, row, held)

    return fill


def _anchors(table: Swimlanes) -> frozenset[str]:
    heads = {anchor(node.id) for node in (*(s.node for s in table.stages), *(c.node for c in table.columns))}
    return frozenset(heads | {cell.anchor for row in table.rows for cell in row.cells if cell.anchor})
