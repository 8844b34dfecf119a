"""The metrics in a cell of a poster: the reach as a bar, all others in words."""

from collections.abc import Sequence
from typing import Final

from journeymap_cli.view.cells import EntryView, Figure
from journeymap_cli.view.direction import isolated
from journeymap_cli.view.measure import width
from journeymap_cli.view.poster_marks import Box, Ink, Piece, column, moved
from journeymap_cli.view.poster_text import BAD, BODY, GOOD, SMALL, STRONG, Style, text

GAP: Final = 4
BAR: Final = 5
APART: Final = 8
REACH: Final = "Reach"
"""A name that the row says already."""


def figures(entries: Sequence[EntryView], limit: float) -> Piece:
    """The metrics of a cell below each other."""
    return column([_figure(entry, limit) for entry in entries], GAP)


def _figure(entry: EntryView, limit: float) -> Piece:
    figure = entry.detail
    if not isinstance(figure, Figure):
        return text(entry.text, limit, BODY, entry.path)
    is_reach = figure.share is not None
    parts = [] if is_reach and entry.text == REACH else [text(entry.text, limit, SMALL, entry.path)]
    if is_reach:
        parts.append(_bar(figure.share or 0, limit))
    if figure.value is not None:
        parts.append(_value(figure.value, figure, limit))
    if figure.target is not None:
        verdict = "" if figure.value is None else "✕ off " if figure.off_target else "✓ on "
        style = Style(SMALL.size, BAD if figure.off_target else GOOD)
        parts.append(text(f"{verdict}target {isolated(figure.target)}", limit, style))
    return column(parts)


def _bar(share: float, limit: float) -> Piece:
    """How many of those who started are still there."""
    track = Box(0, 0, limit, BAR, Ink("line"))
    return Piece(limit, BAR + 3, (track, Box(0, 0, limit * share, BAR, Ink("accent"))) if share else (track,))


def _value(value: str, figure: Figure, limit: float) -> Piece:
    """The figure, and what was lost: beside it where there is room, else below."""
    words = text(value, limit, Style(STRONG.size, BAD, bold=True) if figure.off_target else STRONG)
    if not figure.drop:
        return words
    style = Style(BODY.size, BAD, bold=True) if figure.big_drop else Style(BODY.size, SMALL.ink)
    lost, start = f"{figure.drop} points", width(value, STRONG.size, bold=True) + APART
    if start + width(lost, style.size, style.bold) > limit:
        return column([words, text(lost, limit, style)])
    return Piece(limit, words.height, (*words.marks, *moved(text(lost, limit - start, style).marks, start, 0)))
