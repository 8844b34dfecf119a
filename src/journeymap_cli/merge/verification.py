"""Whether a merged text says what it should, and has everything that its sides have."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeAlias
from unicodedata import is_normalized
from unicodedata import normalize as nfc

from journeymap_cli.errors import InvalidJourneyError, JourneymapError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.ids import fill_ids
from journeymap_cli.load.load import load_text
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem
from journeymap_cli.yamlsource.read import YamlText, read_yaml

TEXTS: Final = frozenset({"id", "name", "title", "text", "label", "quote", "note", "description", "tags"})
"""Keys with texts of their own; what others have, such as a score, is the same in many places."""


@dataclass(frozen=True)
class MapVersion:
    """A text that was read; its problems are those of loading, or references that do not resolve."""

    read: YamlText
    is_map: bool = False
    problems: Sequence[Problem] = ()

    @cached_property
    def long(self) -> Any:
        """The data in long form."""
        return normalize(self.read.data, FieldShape(part=Journey))

    def with_ids(self, name: str) -> Any:
        """The data in long form, with the ids that are derived, of the map `name`."""
        data = normalize(self.read.data, FieldShape(part=Journey))
        if isinstance(data, dict):
            fill_ids(data, name)
        return data

    @cached_property
    def counted(self) -> Counter[tuple[str, str]]:
        """How often it has each text, with the key that it is the value of, and each comment."""
        facts = (fact for fact in _facts("", self.long) if fact[0] in TEXTS)
        return Counter([*facts, *(("#", comment.text) for comment in self.read.comments)])

    def says(self, data: Any) -> bool:
        """Whether it has exactly this data, in short or long form."""
        return bool(_filled(self.long) == _filled(normalize(data, FieldShape(part=Journey))))


VersionReader: TypeAlias = Callable[[str], MapVersion]


def reading(name: str, max_size: int) -> VersionReader:
    """A reader of texts of the map `name`."""
    reader = DiskReader(max_size)

    def read(text: str) -> MapVersion:
        found = read_version(text, max_size)
        try:
            journey = load_text(found, name, reader, max_size, repairs=0).journey
        except JourneymapError as error:
            return MapVersion(found, problems=error.problems if isinstance(error, InvalidJourneyError) else ())
        return MapVersion(found, is_map=True, problems=[*unresolved(Analysis(journey))])

    return read


def read_version(text: str, max_size: int) -> YamlText:
    """The YAML of a version, its values in Unicode's normal form C: a letter spelled in two ways is no change."""
    found = read_yaml(text.encode(errors="surrogateescape"), max_size)
    return found if is_normalized("NFC", text) else found._replace(data=_composed(found.data))


def _composed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _composed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_composed(value) for value in data]
    return nfc("NFC", data) if isinstance(data, str) else data


def keeps(base: MapVersion, side: MapVersion, other: MapVersion, merged: MapVersion, *, is_clean: bool) -> bool:
    """Whether a version has every text of a side but for what the other removed, and none that the side removed.

    Texts and comments are looked up whatever they belong to, so that this holds for what was moved or renamed too; what
    a version has several times is left out. Where conflicts are resolved for one side, what the other has may be there.
    """
    old, mine, yours, result = (version.counted for version in (base, side, other, merged))
    for fact in old.keys() | mine.keys():
        if max(old[fact], mine[fact], yours[fact]) == 1:
            is_lost = mine[fact] and not result[fact] and not (old[fact] and not yours[fact])
            is_back = old[fact] and not mine[fact] and result[fact] and is_clean
            if is_lost or is_back:
                return False
    return True


def _facts(key: str, data: Any) -> Iterator[tuple[str, str]]:
    """Each text with the key that it is the value of."""
    parts: Iterable[tuple[str, Any]] = ()
    if isinstance(data, dict):
        parts = data.items()
    elif isinstance(data, list):
        parts = ((key, each) for each in data)
    elif isinstance(data, str):
        yield key, data
    for name, value in parts:
        yield from _facts(name, value)


def _filled(data: Any) -> Any:
    """The data without what is empty."""
    if isinstance(data, dict):
        filled = {key: _filled(value) for key, value in data.items()}
        return {key: value for key, value in filled.items() if value not in (None, [], {})}
    return [_filled(value) for value in data] if isinstance(data, list) else data
