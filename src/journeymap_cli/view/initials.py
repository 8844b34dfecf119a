"""One or two letters for each persona, so that no dot is identified by its colour alone."""

from collections.abc import Iterator, Sequence

from journeymap_cli.model.persona import Persona
from journeymap_cli.view.breaks import graphemes


def initials(people: Sequence[Persona]) -> dict[str, str]:
    """Unique initials by persona id, in order of preference: `D`, `DL`, `Da`, or the number of the persona."""
    found: dict[str, str] = {}
    for number, persona in enumerate(people, 1):
        candidates = (*_initials(persona.name), str(number))
        found[persona.id] = next(letters for letters in candidates if letters not in found.values())
    return found


def _initials(name: str) -> Iterator[str]:
    words = [list(graphemes(word)) for word in name.split() if word[0].isalnum()] or [list(graphemes(name.strip()))]
    first = _capital(words[0][0])
    yield first
    if len(words) > 1:
        yield first + _capital(words[-1][0])
    yield from (first + letter for letter in words[0][1:])


def _capital(letter: str) -> str:
    """The capital of a letter, unless it has more than one character, as for `ß` and ligatures."""
    capital = letter.upper()
    return capital if len(capital) == len(letter) else letter
