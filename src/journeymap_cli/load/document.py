"""A file that was read: its text, its journey, and the place of every value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Path, Problem, Related, Span
from journeymap_cli.yamlsource.positions import Positions


@dataclass(frozen=True)
class Placer:
    """Turns paths of keys into places of one file."""

    name: str
    positions: Positions
    origins: Mapping[Path, "Origin"] = field(default_factory=dict)
    """For entries that came from a shared file, where they stand in it."""

    def place(self, problem: Problem) -> Problem:
        """The same problem with its file and its place; one that has a place keeps it."""
        if problem.span:
            related = tuple(other if other.file else replace(other, file=self.name) for other in problem.related)
            return replace(problem, file=problem.file or self.name, related=related)
        home, path = self._home(problem.path)
        span = home._span(path, key=problem.key)
        related = tuple(self._related(other) for other in problem.related)
        if any((other.file, other.span) == (home.name, span) for other in related):
            span = home.positions.alias(path) or span
        return replace(problem, file=home.name, span=span, related=related, path=home.positions.existing(path))

    def place_all(self, problems: Iterable[Problem]) -> list[Problem]:
        """Every problem at its place, in the order of the file, each once."""
        placed = {(found.file, found.span, found.rule, found.message): found for found in map(self.place, problems)}
        return sorted(placed.values(), key=order)

    def _related(self, other: Related) -> Related:
        if other.span:
            return other
        home, path = self._home(other.path)
        return replace(other, file=home.name, span=home._span(path, key=other.key))

    def _home(self, path: Path) -> tuple["Placer", Path]:
        """The placer of the file where a path of this journey stands, and the path there."""
        origin = self.origins.get(path[:2])
        return (origin.placer, (*origin.path, *path[2:])) if origin else (self, path)

    def _span(self, path: Path, *, key: bool) -> Span:
        return self.positions.key(path) if key else self.positions.value(path)


@dataclass(frozen=True)
class Origin:
    """Where an entry of a registry stands in a shared file."""

    placer: Placer
    path: Path


def order(problem: Problem) -> tuple[str, int, int, str]:
    """How problems are sorted: by file, line, column and rule."""
    return problem.file, problem.where.line, problem.where.column, problem.rule


@dataclass(frozen=True)
class Document:
    """A valid journey file.

    `links` are the problems with the maps that it names: errors, like those of references. `warnings` are what the
    reading found odd. A shared file is a journey without stages (`is_shared`), for checks only.
    """

    name: str
    text: str
    journey: Journey
    placer: Placer
    links: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    is_shared: bool = False
