"""The cards of the flow: one for each step, with its number, name, channels, and who feels what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from journeymap_cli.facts.cast import NOBODY
from journeymap_cli.render.html_label import cell, label, side_of, stacked, styled, table
from journeymap_cli.render.look import Look
from journeymap_cli.render.pills import Pill, avatar, grid, grid_width, score
from journeymap_cli.view.flow import Flow, FlowNode, Mark
from journeymap_cli.view.measure import wrap

NAME: Final = 10.5
SMALL: Final = 9
NAME_WIDTH: Final = 108
NUMBER_WIDTH: Final = 12
BAR_HEIGHT: Final = 34
PEOPLE_IN_A_ROW: Final = 3


def card(node: FlowNode, room: int, look: Look) -> str:
    """A step: a pill in the colour of its scores, number, name, channels, and in `room` points who feels what."""
    paint = look.light
    channels = wrap(", ".join(node.channels), NAME_WIDTH, SMALL)
    text = _name(node, look) + stacked(channels, SMALL, paint.muted)
    parts = [
        cell(_bar(node.marks, look)),
        cell(styled(str(node.number), SMALL, paint.muted), align="RIGHT", valign="TOP", width=NUMBER_WIDTH),
        cell(text, align=side_of(node.name), valign="TOP", width=NAME_WIDTH),
        cell(grid(_people(node, look)), align="RIGHT", valign="TOP", width=room),
    ]
    return label(table([parts], border=1, style="ROUNDED", color=paint.edge, bgcolor=paint.surface, cellspacing=4))


def room_for_people(drawn: Flow, look: Look) -> int:
    """The points that those who take part need on the fullest card; all cards have them, to be equally wide."""
    return max(grid_width(_people(node, look)) for node in drawn.nodes)


def _name(node: FlowNode, look: Look) -> str:
    """The name; the star of a moment of truth after it has a colour of its own."""
    ink = look.light.ink
    if not node.moment_of_truth:
        return stacked(wrap(node.name, NAME_WIDTH, NAME, bold=True), NAME, ink, bold=True)
    *lines, last = wrap(f"{node.name}\u00a0★", NAME_WIDTH, NAME, bold=True)
    end = styled(last.removesuffix("★"), NAME, ink, bold=True) + styled("★", NAME, look.light.star)
    return stacked(lines, NAME, ink, bold=True) + end + '<BR ALIGN="LEFT"/>'


def _bar(marks: Mapping[str, tuple[Mark, ...]], look: Look) -> str:
    """The colours of the scores below each other, the best above; pale where there is none."""
    faces = sorted({mark.face for of_one in marks.values() for mark in of_one}, reverse=True)
    colors = [look.light.emotions[face] for face in faces] or [look.light.line]
    height = BAR_HEIGHT // len(colors)
    pills = ([cell("", bgcolor=color, width=5, height=height, fixedsize="TRUE", style="ROUNDED")] for color in colors)
    return table(pills, cellspacing=1)


def _people(node: FlowNode, look: Look) -> list[list[Pill | None]]:
    """Who takes part, and below each one what it feels."""
    people = tuple(dict.fromkeys((*node.personas, *node.marks)))
    return [
        row
        for start in range(0, len(people), PEOPLE_IN_A_ROW)
        for row in _people_row(people[start : start + PEOPLE_IN_A_ROW], node.marks, look)
    ]


def _people_row(
    people: Sequence[str], marks: Mapping[str, tuple[Mark, ...]], look: Look
) -> Iterator[list[Pill | None]]:
    if people[0] != NOBODY:
        yield [avatar(person, look) for person in people]
    if any(person in marks for person in people):
        yield [score(marks[person], look) if person in marks else None for person in people]
