"""Starting a map: a small first one, or an example with the files that it names."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from journeymap_cli.errors import UsageError
from journeymap_cli.facts.links import MAP_ENDINGS
from journeymap_cli.language.language import language_of
from journeymap_cli.language.tags import TRANSLATED, parse_tag
from journeymap_cli.load.journeys import named_beside, named_maps
from journeymap_cli.model.journey import Journey
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.canonical import canonical
from journeymap_cli.yamlsource.read import read_yaml

FIRST: Final = "first"
MAP: Final = "journey.yaml"
CONTEXT: Final = "first map"
"""The gettext context of the words of the first map."""

TEXTS: Final = (
    "Having a bicycle repaired",
    "Something creaks on the way to work, and the bicycle is needed tomorrow.",
    "Workshop team",
    "Mira",
    "Rides to work every day",
    "Notice",
    "Listens where the creak comes from",
    "Is it safe to ride on?",
    "What will it cost?",
    "Book",
    "Search result",
    "Booking page",
    "Looks for a free slot tomorrow",
    "A price would help me decide.",
    "unsure",
    "No price before the visit",
    "Show what common repairs cost",
    "Repair",
    "Hand in",
    "Workshop counter",
    "Describes the creak",
    "Mechanic listens and names a price",
    "Slot is planned",
    "Wait",
    "Will it be ready tonight?",
    "Collect",
    "Rides a round in the yard",
    "It has not been this quiet for years.",
    "Ready a day early",
)
"""The names and texts of the first map, in its order."""


def templates() -> dict[str, str]:
    """The templates, each with a line about it: the small first one, then the examples."""
    return {name: _about(folder) for name, folder in _folders().items()}


def start_map(template: str = FIRST, lang: str | None = None) -> dict[str, bytes]:
    """The contents of a new map and of all files that it names, by relative path; the map, `journey.yaml`, is first.

    `lang` is the tag of a language for the small first map, whose names and texts are translated. Raises UsageError for
    an unknown template, and for a language without a translation.
    """
    known = _folders()
    if template not in known:
        raise UsageError(f"there is no template '{shown(template, known)}': {suggestion(template, known)}")
    contents = _contents(known[template])
    if lang is None:
        return contents
    if template != FIRST:
        raise UsageError(f"the template '{template}' has one language only, unlike the small first map")
    return {MAP: _translated(contents[MAP].decode(), lang).encode()}


def _translated(text: str, lang: str) -> str:
    """The first map in another language: its tag below the title, names and texts in place of the English ones.

    It is formatted again, because words of other lengths need other line breaks.
    """
    tag = parse_tag(lang)
    if tag is None or tag.catalogue is None:
        raise UsageError(f"there is no first map in '{lang}': write one of {', '.join(TRANSLATED)}")
    language = language_of(lang)
    words = regex(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(TEXTS, key=len, reverse=True)))})(?!\w)")
    translated = words.sub(lambda found: language.pgettext(CONTEXT, found[0]), text)
    tagged = re.sub(r"(?m)^(title: .*\n)", rf"\1lang: {tag}\n", translated, count=1)
    return canonical(read_yaml(tagged.encode()), Journey, None)


def _folders() -> dict[str, Traversable]:
    folders = sorted(files("journeymap_cli.examples").iterdir(), key=lambda folder: folder.name)
    examples = {folder.name: folder for folder in folders if folder.joinpath(MAP).is_file()}
    return {FIRST: files("journeymap_cli.templates").joinpath(FIRST), **examples}


def _about(folder: Traversable) -> str:
    """The first line of a map where that is a comment, else its title."""
    raw = folder.joinpath(MAP).read_bytes()
    first = raw.decode().partition("\n")[0]
    return first.removeprefix("# ") if first.startswith("#") else str(read_yaml(raw).data["title"])


def _contents(folder: Traversable) -> dict[str, bytes]:
    """The map, the files that it names, the files that those name, and so on."""
    contents: dict[str, bytes] = {}
    waiting = [MAP]
    while waiting:
        path = waiting.pop()
        if path not in contents:
            contents[path] = folder.joinpath(*path.split("/")).read_bytes()
            base = posixpath.dirname(path)
            if path.endswith(MAP_ENDINGS):
                named = _named_files(contents[path])
                waiting.extend(posixpath.normpath(posixpath.join(base, other)) for other in named)
    return contents


def _named_files(raw: bytes) -> Iterator[str]:
    data: dict[str, Any] = read_yaml(raw).data
    imports: str | Iterable[str] = data.get("imports", ())
    yield from [imports] if isinstance(imports, str) else imports
    yield from named_maps(data)
    yield from named_beside(data)
