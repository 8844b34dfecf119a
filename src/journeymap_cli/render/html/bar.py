"""How wide a window must be for the bar of the page to stay in one row, with roles, names or initials of personas."""

from typing import Final, NamedTuple

from journeymap_cli.language.language import Language
from journeymap_cli.view.lens import Lens
from journeymap_cli.view.measure import width

REM: Final = 16
TEXT: Final = 13
SMALL: Final = 12
LETTERS: Final = 11
"""Sizes of names and buttons, roles and initials in pixels."""

EDGES: Final = 64
PHONE_EDGES: Final = 32
"""The gutters of a window, and those of a phone."""

GAP: Final = 16
NEAR: Final = 6
EVERYONE: Final = 26
PERSONA: Final = 48
SHORT_PERSONA: Final = 38
BUTTON: Final = 26
SWITCH: Final = 24
"""Gaps between the parts of the bar and between buttons, and padding around the texts of each kind of button."""

SEARCH: Final = 168
LEAST_SEARCH: Final = 112
"""The width of the search, and the least to which it shrinks."""

PHONE: Final = 46.0
"""The width in rem up to which the personas have a row of their own."""

NARROWEST: Final = 20.0
"""The width in rem of the narrowest window that is supported."""


class BarWidths(NamedTuple):
    """The least width of a window in rem for roles, names and initials of personas; also on a phone.

    `rows` is how many rows there are on a phone above the one that stays in view.
    """

    roles: float
    names: float
    initials: float
    phone_names: float
    phone_initials: float
    rows: int

    @property
    def is_short(self) -> bool:
        """Whether there are windows in which names do not fit."""
        return self.phone_names > NARROWEST or self.names > PHONE


def bar_widths(above: Lens, language: Language, *, has_lanes: bool, is_compared: bool) -> BarWidths:
    """Measure the bar of a map with these personas; `has_lanes` is whether there are lanes to switch off."""
    people = above.personas
    names = sum(PERSONA + width(person.name, TEXT, True) for person in people)
    roles = sum(NEAR + width(person.role, SMALL) for person in people if person.role)
    letters = sum(SHORT_PERSONA + width(person.initials, LETTERS, True) for person in people)
    everyone = EVERYONE + width(language.gettext("Everyone"), TEXT) if len(people) > 1 else 0
    rest = EDGES + GAP + everyone + _tools(language, has_lanes) + (_switch(language) if is_compared else 0)
    alone = PHONE_EDGES + everyone
    return BarWidths(
        roles=_rem(rest + names + roles + SEARCH),
        names=_rem(rest + names + LEAST_SEARCH),
        initials=_rem(rest + letters + LEAST_SEARCH),
        phone_names=_rem(alone + names),
        phone_initials=_rem(alone + letters),
        rows=bool(people) + is_compared,
    )


def _tools(language: Language, has_lanes: bool) -> float:
    """Return the width of the tools without the search."""
    texts = [language.gettext("Whole map"), language.gettext("Present"), "?"]
    if has_lanes:
        texts.append(language.gettext("Lanes"))
    return sum(NEAR + BUTTON + width(text, TEXT) for text in texts)


def _switch(language: Language) -> float:
    texts = (language.gettext("Before"), language.gettext("Changes"), language.gettext("After"))
    return GAP + sum(SWITCH + width(text, TEXT) for text in texts)


def _rem(pixels: float) -> float:
    return round(pixels / REM, 2)
