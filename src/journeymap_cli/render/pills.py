"""Small signs in a label of the flow: initials on the colour of a persona, scores on the colour of a face."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from journeymap_cli.render.contrast import ink_on
from journeymap_cli.render.html_label import cell, styled, table
from journeymap_cli.render.look import Look
from journeymap_cli.view.flow import Mark
from journeymap_cli.view.measure import width

SIZE: Final = 8
LEAST, HEIGHT, ROOM, GAP = 15, 14, 6, 2


class Pill(NamedTuple):
    """A short text, the colour behind it, and the points that it takes."""

    text: str
    color: str
    width: int


def pill(text: str, color: str) -> Pill:
    """A pill as wide as its text."""
    return Pill(text, color, max(LEAST, round(width(text, SIZE, bold=True)) + ROOM))


def avatar(person: str, look: Look) -> Pill:
    """The initials of a persona."""
    return pill(look.initials.get(person, "?"), look.colors.get(person, look.light.muted))


def score(marks: Sequence[Mark], look: Look) -> Pill:
    """A score; several are a change, on the colour of the last."""
    return pill("→".join(mark.words for mark in marks), look.light.emotions[marks[-1].face])


def drawn(pill: Pill) -> str:
    """A pill as a table of one cell; both have its size, or the text would slip and the ground spread."""
    text = styled(pill.text, SIZE, ink_on(pill.color), bold=True)
    inside = cell(text, fixedsize="TRUE", width=pill.width, height=HEIGHT)
    return table([[inside]], bgcolor=pill.color, style="ROUNDED", fixedsize="TRUE", width=pill.width, height=HEIGHT)


def grid_width(rows: Sequence[Sequence[Pill | None]]) -> int:
    """The points that rows of pills take, their columns equally wide."""
    across = max(map(len, rows), default=0)
    return across * (_widest(rows) + GAP) + GAP


def grid(rows: Sequence[Sequence[Pill | None]]) -> str:
    """Rows of pills, each below the one above it."""
    if not rows:
        return ""
    wide = _widest(rows)
    cells = ([cell(drawn(pill) if pill else "", width=wide, height=HEIGHT) for pill in row] for row in rows)
    height = len(rows) * (HEIGHT + GAP) + GAP
    return table(cells, align="RIGHT", cellspacing=GAP, fixedsize="TRUE", width=grid_width(rows), height=height)


def _widest(rows: Sequence[Sequence[Pill | None]]) -> int:
    return max((pill.width for row in rows for pill in row if pill), default=0)
