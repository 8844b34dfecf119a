"""The other labels of the flow: above the drawing, on stages, at arrows."""

from collections.abc import Iterator
from typing import Final

from journeymap_cli.render.flow_card import NAME, NAME_WIDTH, SMALL
from journeymap_cli.render.html_label import cell, label, stacked, styled, table
from journeymap_cli.render.look import Look
from journeymap_cli.render.pills import GAP, HEIGHT, avatar, drawn, grid, score
from journeymap_cli.view.flow import Arrow, Flow, FlowNode, Group
from journeymap_cli.view.heading import Heading
from journeymap_cli.view.measure import width, wrap
from journeymap_cli.view.packing import in_lines

TITLE: Final = 18
TITLE_WIDTH: Final = 600
ARROW_WIDTH: Final = 96
ROOM: Final = 8
STAR_ROOM: Final = 14


def heading_label(heading: Heading, stamp: str | None, shown: Flow, look: Look) -> str:
    """The title, the facts below it, who the people are, and the stamp where one is wanted."""
    title = stacked(wrap(heading.title, TITLE_WIDTH, TITLE, bold=True), TITLE, look.light.ink, bold=True)
    below = [_small(stamp, look)] if stamp else []
    parts = [title, _small(heading.line, look), *_legend(shown, look), *below]
    return label(table([[cell(part, align="LEFT")] for part in parts], cellspacing=3))


def _small(text: str, look: Look) -> str:
    return stacked(wrap(text, TITLE_WIDTH, SMALL), SMALL, look.light.muted)


def _legend(shown: Flow, look: Look) -> Iterator[str]:
    """Lines of signs and what they mean, each table as wide as it needs to be, so that nothing is spread."""
    entries = list(_signs(shown, look))
    for line in in_lines([wide for _, wide in entries], TITLE_WIDTH, 0):
        wide = round(sum(entries[at][1] for at in line))
        cells = [part for at in line for part in entries[at][0]]
        yield table([cells], align="LEFT", fixedsize="TRUE", width=wide, height=HEIGHT + 2 * GAP)


def _signs(shown: Flow, look: Look) -> Iterator[tuple[list[str], float]]:
    """The two cells of each entry of the legend, and the points that they take."""
    for person in shown.people:
        sign = avatar(person.id, look)
        yield _explained(cell(drawn(sign)), sign.width, person.name, look)
    if any(node.moment_of_truth for node in shown.nodes):
        yield _explained(cell(styled("★", NAME, look.light.star), width=STAR_ROOM), STAR_ROOM, "moment of truth", look)


def _explained(sign: str, wide: float, meaning: str, look: Look) -> tuple[list[str], float]:
    short = wrap(meaning, NAME_WIDTH * 2, SMALL, max_lines=1)[0]
    room = round(width(short, SMALL)) + ROOM
    return [sign, cell(styled(short, SMALL, look.light.ink), width=room)], wide + room


def stage_label(group: Group, continued: bool, look: Look) -> str:
    """The name of a stage, with what is felt in it as a whole."""
    name = f"{group.name} (continued)" if continued else group.name
    cells = [cell(stacked(wrap(name, 2 * NAME_WIDTH, NAME, bold=True), NAME, look.light.ink, bold=True))]
    for person, marks in group.marks.items():
        who = [avatar(person, look)] if person in look.initials else []
        cells.append(cell(grid([[*who, score(marks, look)]])))
    return label(table([cells], cellspacing=GAP))


def way_label(arrow: Arrow, look: Look) -> str:
    """What stands at an arrow, if anything: its label, and below it the condition."""
    text = _ways_text(arrow, look.light.ink, look.light.muted)
    return label(text) if text else ""


def exit_label(arrow: Arrow, look: Look) -> str:
    """Where a way leaves the journey."""
    bad = look.light.bad
    text = _ways_text(arrow, bad, bad) or styled("leaves", SMALL, bad)
    return label(table([[cell(styled("✕", SMALL, bad, bold=True), valign="TOP"), cell(text)]], cellspacing=3))


def far_label(arrow: Arrow, target: FlowNode, look: Look) -> str:
    """A sign to a step in another row."""
    lines = wrap(f"{target.number} {target.name}", ARROW_WIDTH, SMALL)
    text = stacked(lines, SMALL, look.light.muted) + _ways_text(arrow, look.light.ink, look.light.muted)
    sign = styled("↩" if arrow.turn == "back" else "→", SMALL, look.light.muted, bold=True)
    return label(table([[cell(sign, valign="TOP"), cell(text)]], cellspacing=3))


def _ways_text(arrow: Arrow, color: str, faint: str) -> str:
    return "".join(
        stacked(wrap(text, ARROW_WIDTH, SMALL), SMALL, ink)
        for text, ink in ((arrow.label, color), (arrow.when, faint))
        if text
    )
