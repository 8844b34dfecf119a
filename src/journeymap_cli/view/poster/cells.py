"""Contents of poster cells, one function per cell kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.model.lanes import CellKind
from journeymap_cli.problem import Path
from journeymap_cli.view.cells import Chip, EntryView, Feeling, Figure, OpportunityDetail, PainDetail
from journeymap_cli.view.geometry import in_lines
from journeymap_cli.view.measure import width
from journeymap_cli.view.poster.badges import BULLET_ROOM, TAG_GAP, bullet, is_unsupported, tags
from journeymap_cli.view.poster.notes import said
from journeymap_cli.view.poster.shapes import Box, ColorRole, Piece, beside, column, mirrored, moved, padded
from journeymap_cli.view.poster.text import BAD, BODY, GOOD, SMALL, STRONG, TextStyle, line_height, text
from journeymap_cli.view.wording import is_right_to_left, isolated

GAP: Final = 4
BAR: Final = 5
APART: Final = 8


def figures(entries: Sequence[EntryView], limit: float) -> Piece:
    """Stack the metrics of a cell."""
    return column([_figure(entry, limit) for entry in entries], GAP)


def _figure(entry: EntryView, limit: float) -> Piece:
    figure = entry.detail
    if not isinstance(figure, Figure):
        return text(entry.text, limit, BODY, entry.path)
    is_reach = figure.share is not None
    parts = [] if figure.name_is_redundant else [text(entry.text, limit, SMALL, entry.path)]
    if is_reach:
        parts.append(_bar(figure.share or 0, limit))
    if figure.value is not None:
        parts.append(_value(figure.value, figure, limit))
    if figure.target is not None:
        verdict = "" if figure.value is None else "✕ off " if figure.off_target else "✓ on "
        style = TextStyle(SMALL.size, BAD if figure.off_target else GOOD)
        parts.append(text(f"{verdict}target {isolated(figure.target)}", limit, style))
    return column(parts)


def _bar(share: float, limit: float) -> Piece:
    """A bar for the share of starters still present."""
    track = Box(0, 0, limit, BAR, ColorRole("line"))
    return Piece(limit, BAR + 3, (track, Box(0, 0, limit * share, BAR, ColorRole("accent"))) if share else (track,))


def _value(value: str, figure: Figure, limit: float) -> Piece:
    """The value and the loss: side by side if they fit, otherwise stacked."""
    words = text(value, limit, TextStyle(STRONG.size, BAD, bold=True) if figure.off_target else STRONG)
    if not figure.lost:
        return words
    style = TextStyle(BODY.size, BAD, bold=True) if figure.big_drop else TextStyle(BODY.size, SMALL.ink)
    lost, start = figure.lost, width(value, STRONG.size, bold=True) + APART
    if start + width(lost, style.size, style.bold) > limit:
        return column([words, text(lost, limit, style)])
    return Piece(limit, words.height, (*words.marks, *moved(text(lost, limit - start, style).marks, start, 0)))


CARD_BAR: Final = 3
CARD_ACROSS: Final = 8
CARD_ALONG: Final = 5
CHIP_ACROSS: Final = 6
CHIP_ALONG: Final = 2.5


class CellContext(NamedTuple):
    """Context for filling cells: persona initials, whether evidence matters for the lane, and the paths of the feelings
    already shown in the curve.
    """

    initials: Mapping[str, str]
    weighs_evidence: bool
    said: frozenset[Path] = frozenset()


CellFiller: TypeAlias = Callable[[Sequence[EntryView], float, CellContext], Piece]


def content(kind: CellKind, entries: Sequence[EntryView], limit: float, cast: CellContext) -> Piece:
    """Lay out the entries of a cell in a piece `limit` points wide."""
    return FILLS[kind](entries, limit, cast)


def _items(entries: Sequence[EntryView], limit: float, cast: CellContext) -> Piece:
    is_list = cast.weighs_evidence or len(entries) > 1
    return column([_item(entry, limit, cast, is_list) for entry in entries], GAP)


def _item(entry: EntryView, limit: float, cast: CellContext, is_list: bool) -> Piece:
    signs = _signs(entry, limit, cast, is_list)
    return _led(signs, text(entry.text, limit - signs.width, BODY, entry.path), entry.text)


def _led(signs: Piece, body: Piece, words: str) -> Piece:
    """Put the signs before the text: on the left, or on the right for right-to-left text."""
    height = max(body.height, signs.height)
    if is_right_to_left(words):
        return Piece(signs.width + body.width, height, (*body.marks, *moved(mirrored(signs).marks, body.width, 0)))
    return Piece(signs.width + body.width, height, (*signs.marks, *moved(body.marks, signs.width, 0)))


def _signs(entry: EntryView, limit: float, cast: CellContext, has_bullet: bool) -> Piece:
    """The bullet and persona tags of an entry."""
    line = line_height(entry.text, BODY.size)
    start = BULLET_ROOM * has_bullet
    dot = bullet(cast.weighs_evidence and is_unsupported(entry), line) if has_bullet else ()
    who = tags(entry.who, cast.initials, limit / 2)
    end = start + (who.width + TAG_GAP if entry.who else 0)
    return Piece(end, who.height, (*dot, *moved(who.marks, start, max(0.0, (line - who.height) / 2))))


def _chips(entries: Sequence[EntryView], limit: float, cast: CellContext) -> Piece:
    chips = [_chip(entry, limit, cast) for entry in entries]
    lines = in_lines([chip.width for chip in chips], limit, GAP)
    return column([beside([chips[at] for at in line], GAP) for line in lines], GAP)


def _chip(entry: EntryView, limit: float, cast: CellContext) -> Piece:
    """A rounded frame around text and channel, as narrow as its content."""
    parts = list(_meeting(entry))
    signs = _signs(entry, limit, cast, cast.weighs_evidence)
    room = limit - 2 * CHIP_ACROSS - signs.width
    wide = min(room, max(width(part, style.size) for part, style in parts) + 1)
    body = column([text(part, wide, style, entry.path) for part, style in parts])
    piece = padded(_led(signs, body, entry.text), CHIP_ACROSS, CHIP_ALONG)
    frame = Box(0, 0, piece.width, piece.height, ColorRole("soft"), ColorRole("line"), "round")
    return Piece(piece.width, piece.height, (frame, *piece.marks))


def _meeting(entry: EntryView) -> Iterator[tuple[str, TextStyle]]:
    yield entry.text, BODY
    channel = entry.detail.channel if isinstance(entry.detail, Chip) else None
    if channel and channel.casefold() != entry.text.casefold():
        yield channel, SMALL


def _pains(entries: Sequence[EntryView], limit: float, cast: CellContext) -> Piece:
    return column([_card(entry, _pain(entry), limit, "pain", BAD, cast) for entry in entries], GAP)


def _pain(entry: EntryView) -> Iterator[tuple[str, TextStyle]]:
    pain = entry.detail
    if isinstance(pain, PainDetail):
        dots = "●" * pain.level + "○" * (3 - pain.level)
        often = f" · {pain.frequency}" if pain.frequency else ""
        yield f"{dots} {pain.severity}{often}", TextStyle(SMALL.size, BAD)
    yield entry.text, BODY


def _chances(entries: Sequence[EntryView], limit: float, cast: CellContext) -> Piece:
    return column([_card(entry, _chance(entry), limit, "chance", GOOD, cast) for entry in entries], GAP)


def _chance(entry: EntryView) -> Iterator[tuple[str, TextStyle]]:
    yield entry.text, BODY
    chance = entry.detail
    if isinstance(chance, OpportunityDetail):
        worth = [f"{level} {name}" for level, name in ((chance.impact, "impact"), (chance.effort, "effort")) if level]
        state = [chance.status.replace("-", " ")] if chance.status != "idea" else []
        owner = [isolated(chance.owner)] if chance.owner else []
        for line in (worth, state + owner):
            if line:
                yield " · ".join(line), TextStyle(SMALL.size, GOOD)


def _card(
    entry: EntryView,
    parts: Iterator[tuple[str, TextStyle]],
    limit: float,
    ground: str,
    bar: ColorRole,
    cast: CellContext,
) -> Piece:
    who = tags(entry.who, cast.initials, limit / 2)
    room = limit - 2 * CARD_ACROSS
    lines = [text(part, room, style, entry.path) for part, style in parts]
    inside = padded(column([*lines, *([who] if entry.who else [])], 1), CARD_ACROSS, CARD_ALONG)
    hollow = cast.weighs_evidence and is_unsupported(entry)
    left = limit - CARD_BAR if is_right_to_left(entry.text) else 0
    side = Box(left, 0, CARD_BAR, inside.height, ColorRole("surface") if hollow else bar, bar)
    return Piece(limit, inside.height, (Box(0, 0, limit, inside.height, ColorRole(ground)), side, *inside.marks))


def _feelings(entries: Sequence[EntryView], limit: float, cast: CellContext) -> Piece:
    """Words and quotes of the feelings not already shown in the curve."""
    shown = [entry for entry in entries if _said(entry) and entry.path not in cast.said]
    return column([_feeling(entry, limit, cast) for entry in shown], GAP)


def _feeling(entry: EntryView, limit: float, cast: CellContext) -> Piece:
    signs = _signs(entry, limit, cast, has_bullet=False)
    words = _said(entry)
    return _led(signs, text(words, limit - signs.width, BODY, entry.path), words)


def _said(entry: EntryView) -> str:
    return said(entry.text, entry.detail.quote if isinstance(entry.detail, Feeling) else None)


FILLS: Final[Mapping[CellKind, CellFiller]] = {
    "items": _items,
    "chips": _chips,
    "pains": _pains,
    "chances": _chances,
    "metrics": lambda entries, limit, _: figures(entries, limit),
    "emotion": _feelings,
}
