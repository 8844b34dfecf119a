"""The room on a slide: how large its texts are, and how many of them fit. Sizes are in em of the slide."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from journeymap_cli.view.measure import wrap

HIGH: Final = 48.2
WIDE: Final = 92
"""Size of a slide between its margins."""

GAP: Final = 1.2
HALF: Final = 44.5
CARD: Final = 43.2
REACH: Final = 18
"""Space between the parts, and the widths of a list, of a text in it, and of the reach beside the title."""

LINE: Final = 1.35
TITLE: Final = (4.0, 1.05)
TAKEAWAY: Final = (1.5, 1.3)
STEP: Final = (1.45, 1.25)
"""Height of a line, and sizes of texts with the heights of their lines."""

PICTURE: Final = 7
"""Height of a picture of a step."""

SIZES: Final = (1.7, 1.4, 1.2)
MIDDLE: Final = 1
META: Final = 1.2 * LINE
HEAD: Final = 2.25
"""Sizes of texts in a list, index of the one used if none is small enough, heights of `Card.about` and the heading."""

MOST: Final = 3
"""How many pain points and opportunities a slide shows."""


class Card(NamedTuple):
    """A text in a list, and a line about it; a severe one has a ground."""

    text: str
    about: str
    is_severe: bool = False


class Fit(NamedTuple):
    """The index of the size of texts, how many of each list fit, and the height of the highest list."""

    size: int
    shown: tuple[int, ...]
    height: float


def header_height(name: str, texts: Sequence[str], has_reach: bool) -> float:
    """Return the height of the title of a stage with its takeaways or its description."""
    wide = WIDE - (REACH if has_reach else 0)
    texts_high = sum(_lines(text, wide - 3, *TAKEAWAY) + 0.4 for text in texts)
    return META + _lines(name, wide, *TITLE) + texts_high


def steps_height(names: Sequence[str]) -> float:
    """Return the height of the names of steps side by side."""
    wide = 88 / max(1, len(names)) - 1.2
    return max((_lines(f"00 {name}", wide, *STEP) for name in names), default=0.0)


def fit(lists: Sequence[Sequence[Card]], room: float) -> Fit:
    """Choose the largest size at which the first `MOST` of each list fit; if none is small enough, show fewer."""
    for size, em in enumerate(SIZES):
        if all(_height(cards, MOST, em) <= room for cards in lists):
            return _fit(size, [min(MOST, len(cards)) for cards in lists], lists)
    return _fit(MIDDLE, [_most(cards, room) for cards in lists], lists)


def _fit(size: int, shown: Sequence[int], lists: Sequence[Sequence[Card]]) -> Fit:
    high = max(_height(cards, many, SIZES[size]) for cards, many in zip(lists, shown, strict=True))
    return Fit(size, tuple(shown), high)


def _most(cards: Sequence[Card], room: float) -> int:
    """Return how many fit, at least one."""
    many = min(MOST, len(cards))
    return next((n for n in range(many, 1, -1) if _height(cards, n, SIZES[MIDDLE]) <= room), min(1, many))


def _height(cards: Sequence[Card], many: int, em: float) -> float:
    """Return the height of a list, of which only some are shown."""
    more = META if len(cards) > many else 0
    return HEAD + more + sum(_card_height(card, em) for card in cards[:many])


def _card_height(card: Card, em: float) -> float:
    about = _lines(card.about, CARD, 1.2, LINE) if card.about else 0
    return _lines(card.text, CARD, em, 1.22) + about + (1.5 if card.is_severe else 0.9)


def _lines(text: str, wide: float, em: float, line: float) -> float:
    """Return the height of a text that is wrapped to a width."""
    return len(wrap(text, wide, em, bold=True)) * em * line
