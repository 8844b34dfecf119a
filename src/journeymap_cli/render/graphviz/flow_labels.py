"""Labels of the flow: the cards of the steps, the heading with its legend, and the texts of stages and arrows."""

import html
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from journeymap_cli.facts.participants import NOBODY
from journeymap_cli.language.language import Language
from journeymap_cli.render.graphviz.labels import (
    GAP,
    HEIGHT,
    Paragraph,
    Pill,
    address,
    avatar,
    cell,
    drawn,
    grid,
    grid_width,
    label,
    score,
    side_of,
    stacked,
    styled,
    table,
)
from journeymap_cli.render.graphviz.veil import EndSign
from journeymap_cli.render.theme.style import DrawingStyle
from journeymap_cli.view.flow import Arrow, Flow, FlowGroup, FlowNode, FlowScore, Turn
from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.heading import Heading
from journeymap_cli.view.hyphenation import STAGE, STEP, softened
from journeymap_cli.view.measure import widest_word, width, wrap

NAME: Final = 10.5
SMALL: Final = 9
NAME_WIDTH: Final = 108
MOST_GROWTH: Final = 130
"""How much wider a text may be, in points, so that a long word does not break."""
NUMBER_WIDTH: Final = 12
STAR: Final = "\u00a0★"
USUAL_PEOPLE: Final = 76
"""Three initials or scores of up to two digits in a row, in points."""
BAR_HEIGHT: Final = 34
PEOPLE_IN_A_ROW: Final = 3


def card(node: FlowNode, room: int, look: DrawingStyle) -> str:
    """Return the card of a step: score bar, number, name, channels, and the people's scores, `room` points wide.

    A card with a long word, or with more in its scores than `room`, is wider than others.
    """
    paint, people = look.light, _people(node, look)
    name, channels = _starred(node, look), softened(", ".join(node.channels), look.language.hyphens)
    limit = grown(NAME_WIDTH, widest_word(name, NAME, bold=True), widest_word(channels, SMALL))
    below = [Paragraph(wrap(channels, limit, SMALL), SMALL, paint.muted)] if channels else []
    if node.detail:
        below.append(Paragraph([look.language.gettext("in detail")], SMALL, paint.accent))
    text = stacked(_name(name, node, limit, look), *below, room=limit)
    parts = [
        cell(_bar(node.marks, look)),
        cell(styled(str(node.number), SMALL, paint.muted), align="RIGHT", valign="TOP", width=NUMBER_WIDTH),
        cell(text, align=side_of(node.name), valign="TOP", width=limit),
        cell(grid(people), align="RIGHT", valign="TOP", width=max(room, grid_width(people))),
    ]
    parts = parts[::-1] if look.language.direction == "rtl" else parts
    return label(table([parts], border=1, style="ROUNDED", color=paint.edge, bgcolor=paint.surface, cellspacing=4))


def room_for_people(drawn: Flow, look: DrawingStyle) -> int:
    """Return the width in points that people usually need: cards with less use it too, to be equally wide."""
    needed = [grid_width(_people(node, look)) for node in drawn.nodes]
    return max((wide for wide in needed if wide <= USUAL_PEOPLE), default=0)


def grown(least: int, *words: float) -> int:
    """Return a width in points in which words do not break, unless they are extremely long."""
    return min(max(least, math.ceil(max(words))), least + MOST_GROWTH)


def _starred(node: FlowNode, look: DrawingStyle) -> str:
    name = softened(node.name, look.language.hyphens, STEP)
    return f"{name}{STAR}" if node.moment_of_truth else name


def _name(name: str, node: FlowNode, limit: int, look: DrawingStyle) -> Paragraph:
    """Return the name, followed by a star in its own colour for a moment of truth."""
    *lines, last = wrap(name, limit, NAME, bold=True)
    sign = EndSign(STAR.strip(), look.light.star) if node.moment_of_truth else None
    return Paragraph([*lines, last.removesuffix(STAR)], NAME, look.light.ink, bold=True, sign=sign)


def _bar(marks: Mapping[str, tuple[FlowScore, ...]], look: DrawingStyle) -> str:
    """Return a bar of the score colours, best at the top; pale if there are no scores."""
    faces = sorted({mark.face for of_one in marks.values() for mark in of_one}, reverse=True)
    colors = [look.light.emotions[face] for face in faces] or [look.light.line]
    height = BAR_HEIGHT // len(colors)
    pills = ([cell("", bgcolor=color, width=5, height=height, fixedsize="TRUE", style="ROUNDED")] for color in colors)
    return table(pills, cellspacing=1)


def _people(node: FlowNode, look: DrawingStyle) -> list[list[Pill | None]]:
    """Return the participants in rows of pills, with the score of each one below."""
    people = tuple(dict.fromkeys((*node.personas, *node.marks)))
    return [
        row
        for start in range(0, len(people), PEOPLE_IN_A_ROW)
        for row in _people_row(people[start : start + PEOPLE_IN_A_ROW], node.marks, look)
    ]


def _people_row(
    people: Sequence[str], marks: Mapping[str, tuple[FlowScore, ...]], look: DrawingStyle
) -> Iterator[list[Pill | None]]:
    if people[0] != NOBODY:
        yield [avatar(person, look) for person in people]
    if any(person in marks for person in people):
        yield [score(marks[person], look) if person in marks else None for person in people]


TITLE: Final = 18
TITLE_WIDTH: Final = 600
ARROW_WIDTH: Final = 96
ROOM: Final = 8
STAR_ROOM: Final = 14


def heading_label(heading: Heading, stamp: str | None, shown: Flow, look: DrawingStyle) -> str:
    """Return the heading: title, facts, legend, and the stamp if given."""
    title = stacked(Paragraph(wrap(heading.title, TITLE_WIDTH, TITLE, bold=True), TITLE, look.light.ink, bold=True))
    below = [_small(stamp, look)] if stamp else []
    parts = [title, _small(heading.line, look), *_legend(shown, look), *below]
    return label(table([[cell(part, align=_start(look))] for part in parts], cellspacing=3))


def _small(text: str, look: DrawingStyle) -> str:
    return stacked(Paragraph(wrap(text, TITLE_WIDTH, SMALL), SMALL, look.light.muted))


def _legend(shown: Flow, look: DrawingStyle) -> Iterator[str]:
    """Yield the lines of the legend, each a table of fixed width, so that Graphviz does not spread the entries."""
    entries = list(_signs(shown, look))
    for line in in_lines([wide for _, wide in entries], TITLE_WIDTH, 0):
        wide = round(sum(entries[at][1] for at in line))
        cells = [part for at in line for part in entries[at][0]]
        yield table(
            [cells[::-1] if _start(look) == "RIGHT" else cells],
            align=_start(look),
            fixedsize="TRUE",
            width=wide,
            height=HEIGHT + 2 * GAP,
        )


def _signs(shown: Flow, look: DrawingStyle) -> Iterator[tuple[list[str], float]]:
    """Yield the cells of each legend entry, and their width in points."""
    for person in shown.people:
        sign = avatar(person.id, look)
        yield _explained(cell(drawn(sign)), sign.width, person.name, look)
    if any(node.moment_of_truth for node in shown.nodes):
        words = look.language.gettext("moment of truth")
        yield _explained(cell(styled("★", NAME, look.light.star), width=STAR_ROOM), STAR_ROOM, words, look)


def _explained(sign: str, wide: float, meaning: str, look: DrawingStyle) -> tuple[list[str], float]:
    short = wrap(softened(meaning, look.language.hyphens), NAME_WIDTH * 2, SMALL, max_lines=1)[0]
    room = round(width(short, SMALL)) + ROOM
    text = stacked(Paragraph([short], SMALL, look.light.ink, side="right" if _start(look) == "RIGHT" else "left"))
    return [sign, cell("", width=ROOM // 2), cell(text, align=_start(look), width=room - ROOM // 2)], wide + room


def _start(look: DrawingStyle) -> str:
    """The side at which lines of the language begin."""
    return "RIGHT" if look.language.direction == "rtl" else "LEFT"


def stage_label(group: FlowGroup, continued: bool, look: DrawingStyle) -> str:
    """Return the name of a stage and its overall scores."""
    name = look.language.gettext("%(name)s (continued)") % {"name": group.name} if continued else group.name
    name = softened(name, look.language.hyphens, STAGE)
    room = grown(2 * NAME_WIDTH, widest_word(name, NAME, bold=True))
    words = stacked(Paragraph(wrap(name, room, NAME, bold=True), NAME, look.light.ink, bold=True))
    cells = [cell(words, **_link(group.detail, look) if group.detail else {})]
    for person, marks in group.marks.items():
        who = [avatar(person, look)] if person in look.initials else []
        cells.append(cell(grid([[*who, score(marks, look)]])))
    return label(table([cells], cellspacing=GAP))


def _link(detail: str, look: DrawingStyle) -> dict[str, str]:
    return {"href": html.escape(address(detail)), "tooltip": look.language.gettext("In detail")}


ENDS: Final[Mapping[Turn, tuple[str, str]]] = {"exit": ("✕", "bad"), "end": ("✓", "good")}
"""The sign and the colour at the end of a way out."""


def way_label(arrow: Arrow, look: DrawingStyle) -> str:
    """Return the words of an arrow with its condition below; empty if it has none. A way out has a sign, too."""
    if arrow.turn not in ENDS:
        text = stacked(*_ways_text(arrow, look.light.ink, look.light.muted, look))
        return label(table([[cell(text)]], cellspacing=3)) if text else ""
    sign, role = ENDS[arrow.turn]
    ink = str(getattr(look.light, role))
    text = stacked(*_ways_text(arrow, ink, ink, look)) or styled(_way_out(arrow, look.language), SMALL, ink)
    parts = [cell(stacked(Paragraph([sign], SMALL, ink, bold=True)), valign="TOP"), cell(text)]
    return label(table([parts[::-1] if look.language.direction == "rtl" else parts], cellspacing=3))


def _way_out(arrow: Arrow, language: Language) -> str:
    return language.gettext("good end") if arrow.turn == "end" else language.gettext("leaves the journey")


def _ways_text(arrow: Arrow, color: str, faint: str, look: DrawingStyle) -> list[Paragraph]:
    texts = ((arrow.label, color), (arrow.when, faint))
    return [Paragraph(_on_arrow(softened(text, look.language.hyphens)), SMALL, ink) for text, ink in texts if text]


def _on_arrow(text: str) -> list[str]:
    return wrap(text, grown(ARROW_WIDTH, widest_word(text, SMALL)), SMALL)
