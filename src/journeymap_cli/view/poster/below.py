"""The parts below the table of a poster: the entries about the whole journey, or several places in it, and the key."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.lanes import BY_ID, CellKind
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.view import terms
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.insights import insights
from journeymap_cli.view.poster.badges import evidence_sign
from journeymap_cli.view.poster.cells import CellContext, content
from journeymap_cli.view.poster.curve import BRIDGE
from journeymap_cli.view.poster.header import RULE, STAGE_TEXT
from journeymap_cli.view.poster.rows import PosterSheet
from journeymap_cli.view.poster.shapes import (
    ACROSS,
    ALONG,
    HAIR,
    Box,
    ColorRole,
    Mark,
    Piece,
    Spline,
    beside,
    column,
    moved,
)
from journeymap_cli.view.poster.text import SMALL, STRONG, TextSetter, TextStyle, line_height

CARD: Final = 170
"""The least width of an entry in points."""
GAP: Final = 12

KEY_GAP: Final = 16
SIGN_GAP: Final = 4
STAR: Final = TextStyle(9, ColorRole("star"))
DASH: Final = 20
DISC: Final = 8


class WholeRow(NamedTuple):
    """The entries of a lane, each with the names of the stages and steps that it is about; empty for all."""

    lane: str
    entries: Sequence[tuple[EntryView, str]]


def whole(facts: Analysis, limit: float, label: float, sheet: PosterSheet) -> Piece:
    """Draw the entries in rows like those of the table; the piece is empty if there are none."""
    rows = list(_rows(facts))
    if not rows:
        return Piece(0, 0)
    title = sheet.setter.text(facts.language.gettext("Whole journey"), limit - 2 * ACROSS, STAGE_TEXT)
    rule = Box(0, 0, limit, RULE, ColorRole("ink"))
    head = Piece(limit, title.height + RULE + 2 * ALONG, (rule, *moved(title.marks, ACROSS, RULE + ALONG)))
    return column([head, *(_row(row, limit, label, sheet) for row in rows)])


def _rows(facts: Analysis) -> Iterator[WholeRow]:
    found, hidden = insights(facts), {lane.id for lane in facts.lanes if lane.hidden}
    everywhere = facts.language.gettext("Whole journey")
    groups = {
        "pain_points": [(pain.entry, pain.place.text) for pain in found.pains],
        "opportunities": [(one.entry, one.place.text) for one in found.ranked if one.entry.path[0] == "opportunities"],
        "metrics": [(one.entry, one.place.text) for one in found.measures if one.is_whole],
    }
    for lane, entries in groups.items():
        if entries and lane not in hidden:
            yield WholeRow(lane, [(entry, "" if place == everywhere else place) for entry, place in entries])


def _row(row: WholeRow, limit: float, label: float, sheet: PosterSheet) -> Piece:
    """The entries side by side, after the name of the lane."""
    lane, room = BY_ID[row.lane], limit - label - ACROSS
    abreast = max(1, int((room + GAP) / (CARD + GAP)))
    wide = (room - GAP * (abreast - 1)) / abreast
    pieces = [_entry(entry, place, lane.kind, wide, sheet) for entry, place in row.entries]
    name = sheet.setter.text(sheet.setter.language.pgettext("lane", lane.label), label - 2 * ACROSS, STRONG)
    marks: list[Mark] = [Box(0, 0, limit, HAIR, ColorRole("line"), ground=True), *moved(name.marks, ACROSS, ALONG)]
    top = float(ALONG)
    for start in range(0, len(pieces), abreast):
        line = pieces[start : start + abreast]
        for at, piece in enumerate(line):
            marks += moved(piece.marks, label + ACROSS + at * (wide + GAP), top)
        top += max(piece.height for piece in line) + ALONG
    return Piece(limit, max(top, name.height + 2 * ALONG), tuple(marks))


def _entry(entry: EntryView, place: str, kind: CellKind, limit: float, sheet: PosterSheet) -> Piece:
    context = CellContext(sheet.setter.language, sheet.initials, sheet.marked)
    above = [sheet.setter.text(place, limit, SMALL)] if place else []
    return column([*above, content(kind, [entry], limit, context)], 1)


class PosterKey(NamedTuple):
    """What the key explains: the `view.legend.signs`, the kinds of evidence with a sign, and a text on the others."""

    used: frozenset[str]
    marked: Sequence[Evidence]
    others: str


def legend(key: PosterKey, stamp: str | None, limit: float, setter: TextSetter) -> Piece:
    """Explain the signs in use, in lines as wide as the poster."""
    entries = list(_signs(key, limit, setter))
    lines = in_lines([entry.width for entry in entries], limit, KEY_GAP)
    below = [setter.text(stamp, limit, SMALL)] if stamp else []
    return column([*(beside([entries[at] for at in line], KEY_GAP) for line in lines), *below], 2)


def _signs(key: PosterKey, limit: float, setter: TextSetter) -> Iterator[Piece]:
    gettext, line = setter.language.gettext, line_height("x", SMALL.size)
    for kind in key.marked:
        yield _sign(evidence_sign(kind), terms.evidence(setter.language, kind), setter)
    if key.others:
        yield setter.label(key.others, SMALL)
    if "pale" in key.used and key.marked:
        disc = Box(0, (line - DISC) / 2, DISC, DISC, ColorRole("face-pale", 0), ColorRole("rule"), "disc")
        words = f"{gettext('assumed or proposed')}{gettext(': ')}{gettext('paler in the curve')}"
        yield _sign(Piece(DISC, 0, (disc,)), words, setter)
    if "bridge" in key.used:
        points = tuple((DASH * share / 3, line / 2) for share in range(4))
        dashes = Spline(points, ColorRole("muted"), BRIDGE, dashed=True)
        yield _sign(Piece(DASH, 0, (dashes,)), gettext("not involved in between"), setter)
    if "star" in key.used:
        yield _sign(setter.label("★", STAR), gettext("moment of truth"), setter)


def _sign(sign: Piece, meaning: str, setter: TextSetter) -> Piece:
    words = setter.label(meaning, SMALL)
    start = sign.width + SIGN_GAP
    height = max(sign.height, words.height)
    return Piece(start + words.width, height, (*sign.marks, *moved(words.marks, start, 0)))
