"""A letter or two for each persona, so that no dot says who it is by its colour alone."""

from collections.abc import Iterator, Sequence

from journeymap_cli.model.persona import Persona
from journeymap_cli.view.breaks import graphemes


def initials(people: Sequence[Persona]) -> dict[str, str]:
    """For each persona's id the first of its initials that nobody before it has: `D`, `DL`, `Da`, `2`."""
    found: dict[str, str] = {}
    for number, persona in enumerate(people, 1):
        found[persona.id] = next(one for one in (*_initials(persona.name), str(number)) if one not in found.values())
    return found


def _initials(name: str) -> Iterator[str]:
    words = [list(graphemes(word)) for word in name.split() if word[0].isalnum()] or [list(graphemes(name.strip()))]
    first = _capital(words[0][0])
    yield first
    if len(words) > 1:
        yield first + _capital(words[-1][0])
    yield from (first + letter for letter in words[0][1:])


def _capital(letter: str) -> str:
    """As a capital, where that is one letter: `ß` and ligatures have none."""
    capital = letter.upper()
    return capital if len(capital) == len(letter) else letter
