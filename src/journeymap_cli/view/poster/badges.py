"""Small signs of a poster: the personas of an entry, and its evidence."""

from collections.abc import Mapping, Sequence
from typing import Final

from journeymap_cli.model.image import Image
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.measure import width
from journeymap_cli.view.poster.shapes import Box, ColorRole, Mark, Photo, Piece, beside, column, moved
from journeymap_cli.view.poster.text import TextSetter, TextStyle, line_height

DOT: Final = 6
DOT_GAP: Final = 2
TAG_GAP: Final = 5
INITIALS: Final = TextStyle(8, bold=True, side="left")
EVIDENCE: Final = 4.2
EVIDENCE_GAP: Final = 3
NONE: Final = Piece(0, 0)
ACCENT: Final = ColorRole("accent")

PORTRAIT: Final = 22
FRAME: Final = 1.5
"""The side of a portrait including its frame, and the width of the frame."""


def tag(person: str, initials: Mapping[str, str]) -> Piece:
    """A disc in the persona's colour, and the initials."""
    letters = initials.get(person, "?")
    words = TextSetter().label(letters, INITIALS)
    dot = Box(0, (words.height - DOT) / 2, DOT, DOT, ColorRole("persona", person), shape="disc")
    return Piece(tag_width(letters), words.height, (dot, *moved(words.marks, DOT + DOT_GAP, 0)))


def tag_width(letters: str) -> float:
    """The width of a tag with these initials."""
    return DOT + DOT_GAP + width(letters, INITIALS.size, INITIALS.bold) + 1


def tags(people: Sequence[str], initials: Mapping[str, str], limit: float) -> Piece:
    """The tags of several personas, wrapped to `limit` points."""
    if not people:
        return NONE
    signs = [tag(person, initials) for person in people]
    lines = in_lines([sign.width for sign in signs], limit, TAG_GAP)
    return column([beside([signs[at] for at in line], TAG_GAP) for line in lines], 1)


def evidence_mark(evidence: Evidence, line: float) -> tuple[Mark, ...]:
    """The sign of an entry whose evidence differs from that of most, centred on a line `line` points high.

    A disc is observed, a ring reported, a dashed ring anything weaker.
    """
    fill = ACCENT if evidence == "observed" else None
    dashed = evidence not in {"observed", "reported"}
    return (Box(0, (line - EVIDENCE) / 2, EVIDENCE, EVIDENCE, fill, ACCENT, "disc", 1, dashed),)


def evidence_sign(evidence: Evidence) -> Piece:
    """The sign on a line of its own, for the key."""
    return Piece(EVIDENCE, 0, evidence_mark(evidence, line_height("x", 8)))


def portrait(image: Image, persona: str) -> Piece:
    """A portrait in a frame of the persona's colour."""
    inside = PORTRAIT - 2 * FRAME
    frame = Box(0, 0, PORTRAIT, PORTRAIT, ColorRole("persona", persona))
    return Piece(PORTRAIT, PORTRAIT, (frame, Photo(FRAME, FRAME, inside, inside, image.file, image.alt)))
