"""Small poster symbols: persona tags and evidence bullets."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from journeymap_cli.facts.evidence import SUPPORTED
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.measure import width
from journeymap_cli.view.poster.shapes import Box, ColorRole, Mark, Piece, TextBlock, beside, column
from journeymap_cli.view.poster.text import line_height

TAG: Final = 11
TAG_GAP: Final = 2
LETTER: Final = 0.6
"""Letter height on a disc, as a fraction of the disc's height."""
CAPITAL: Final = 0.73
"""Height of a capital letter, as a fraction of the type size: with the width of the letters, it fits in the disc."""
RIM: Final = 1.5
BULLET: Final = 3.2
BULLET_ROOM: Final = 7
NONE: Final = Piece(0, 0)


def tag(person: str, initials: Mapping[str, str], size: float = TAG) -> Piece:
    """A disc in the persona's colour with its initials."""
    return _disc(person, initials.get(person, "?"), size)


@lru_cache(maxsize=256)
def _disc(person: str, letters: str, size: float) -> Piece:
    type_size = min(LETTER * size, (size - 2 * RIM) / math.hypot(width(letters, 1, bold=True), CAPITAL))
    pitch = line_height(letters, type_size)
    ink = ColorRole("on-persona", person)
    text = TextBlock(
        -RIM / 2, (size - pitch) / 2, size + RIM, pitch, (letters,), type_size, ink, bold=True, side="center"
    )
    return Piece(size, size, (Box(0, 0, size, size, ColorRole("persona", person), shape="disc"), text))


def tags(people: Sequence[str], initials: Mapping[str, str], limit: float) -> Piece:
    """The tags of several personas, wrapped to `limit` points."""
    if not people:
        return NONE
    signs = [tag(person, initials) for person in people]
    lines = in_lines([TAG] * len(signs), limit, TAG_GAP)
    return column([beside([signs[at] for at in line], TAG_GAP) for line in lines], TAG_GAP)


def bullet(hollow: bool, line: float) -> tuple[Mark, ...]:
    """A bullet centred on a line `line` points high; hollow for unsupported entries."""
    fill = None if hollow else ColorRole("muted")
    top = (line - BULLET) / 2
    return (Box(0.5, top, BULLET, BULLET, fill, ColorRole("muted"), "disc", 0.6),)


def is_unsupported(entry: EntryView) -> bool:
    """Whether the entry is neither observed nor reported."""
    return entry.evidence is not None and entry.evidence not in SUPPORTED
