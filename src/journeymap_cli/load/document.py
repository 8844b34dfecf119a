"""A file that was read: its text, its journey, and the position of every value."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from journeymap_cli.model.journey import Journey
from journeymap_cli.pictures import Picture
from journeymap_cli.problem import Path, Problem, Related, Span
from journeymap_cli.yamlsource.positions import Positions


class Placer(NamedTuple):
    """Converts paths of keys to spans of one file."""

    name: str
    positions: Positions
    origins: Mapping[Path, "Origin"] = MappingProxyType({})
    """The origins of entries that come from a shared file, by their path in this file: `("personas", 3)`."""

    def place(self, problem: Problem) -> Problem:
        """The problem with its file and span. An existing span is kept."""
        if problem.span:
            related = tuple(other if other.file else other._replace(file=self.name) for other in problem.related)
            return problem._replace(file=problem.file or self.name, related=related)
        home, path = self._home(problem.path)
        span = home._span(path, key=problem.key)
        related = tuple(self._related(other) for other in problem.related)
        if any((other.file, other.span) == (home.name, span) for other in related):
            # Two uses of one anchor: the value below is the same text, so point at the alias instead.
            span = home.positions.alias(path) or span
        return problem._replace(file=home.name, span=span, related=related, path=home.positions.existing(path))

    def place_all(self, problems: Iterable[Problem]) -> list[Problem]:
        """Every problem with its file and span, in the order of the file, without repetitions."""
        placed = {(found.file, found.span, found.rule, found.message): found for found in map(self.place, problems)}
        return sorted(placed.values(), key=order)

    def _related(self, other: Related) -> Related:
        if other.span:
            return other
        home, path = self._home(other.path)
        return other._replace(file=home.name, span=home._span(path, key=other.key))

    def _home(self, path: Path) -> tuple["Placer", Path]:
        """The placer of the file that contains a path of this journey, and the path there."""
        origin = self.origins.get(path[:2])
        return (origin.placer, (*origin.path, *path[2:])) if origin else (self, path)

    def _span(self, path: Path, *, key: bool) -> Span:
        return self.positions.key(path) if key else self.positions.value(path)


class Origin(NamedTuple):
    """The path of an entry of a registry in a shared file."""

    placer: Placer
    path: Path


def order(problem: Problem) -> tuple[str, int, int, str]:
    """The sort key of a problem: file, line, column, rule."""
    return problem.file, problem.where.line, problem.where.column, problem.rule


class Document(NamedTuple):
    """A valid journey file.

    `links` are problems of links to other files, `warnings` those of reading. A shared file is a journey without stages
    (`is_shared`), only for checks. `images` are the pictures, by their paths in the map.
    """

    name: str
    text: str
    journey: Journey
    placer: Placer
    links: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    is_shared: bool = False
    images: Mapping[str, Picture] = {}
