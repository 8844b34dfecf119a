"""The key of a poster: the signs in use and what they mean."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.model.scalars import Evidence
from journeymap_cli.view import terms
from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.poster.badges import evidence_sign
from journeymap_cli.view.poster.curve import BRIDGE
from journeymap_cli.view.poster.shapes import Box, ColorRole, Piece, Spline, beside, column, moved
from journeymap_cli.view.poster.text import SMALL, TextSetter, TextStyle, line_height

GAP: Final = 16
SIGN_GAP: Final = 4
STAR: Final = TextStyle(9, ColorRole("star"))
DASH: Final = 20
DISC: Final = 8


class PosterKey(NamedTuple):
    """What the key explains: the signs of `view.legend.signs`, the kinds of evidence with a sign, and the others."""

    used: frozenset[str]
    marked: Sequence[Evidence]
    others: str


def legend(key: PosterKey, stamp: str | None, limit: float, setter: TextSetter) -> Piece:
    """Explain the signs in use, in lines as wide as the poster."""
    entries = list(_entries(key, limit, setter))
    lines = in_lines([entry.width for entry in entries], limit, GAP)
    below = [setter.text(stamp, limit, SMALL)] if stamp else []
    return column([*(beside([entries[at] for at in line], GAP) for line in lines), *below], 2)


def _entries(key: PosterKey, limit: float, setter: TextSetter) -> Iterator[Piece]:
    gettext, line = setter.language.gettext, line_height("x", SMALL.size)
    for kind in key.marked:
        yield _entry(evidence_sign(kind), terms.evidence(setter.language, kind), setter)
    if key.others:
        yield setter.label(key.others, SMALL)
    if "pale" in key.used and key.marked:
        disc = Box(0, (line - DISC) / 2, DISC, DISC, ColorRole("face-pale", 0), ColorRole("rule"), "disc")
        words = f"{gettext('assumed or proposed')}{gettext(': ')}{gettext('paler in the curve')}"
        yield _entry(Piece(DISC, 0, (disc,)), words, setter)
    if "bridge" in key.used:
        points = tuple((DASH * share / 3, line / 2) for share in range(4))
        dashes = Spline(points, ColorRole("muted"), BRIDGE, dashed=True)
        yield _entry(Piece(DASH, 0, (dashes,)), gettext("not involved in between"), setter)
    if "star" in key.used:
        yield _entry(setter.label("★", STAR), gettext("moment of truth"), setter)


def _entry(sign: Piece, meaning: str, setter: TextSetter) -> Piece:
    words = setter.label(meaning, SMALL)
    start = sign.width + SIGN_GAP
    height = max(sign.height, words.height)
    return Piece(start + words.width, height, (*sign.marks, *moved(words.marks, start, 0)))
