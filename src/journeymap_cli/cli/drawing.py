"""The loop behind render: what is drawn is written or compared, and what went wrong is said."""

import webbrowser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap_cli.app.draw import Drawing, Target
from journeymap_cli.app.files import write
from journeymap_cli.app.sources import FailedSource, MapSource, map_file
from journeymap_cli.cli.console import Console, print_bytes, progress, tell_failure
from journeymap_cli.cli.failures import CANNOT
from journeymap_cli.cli.targets import by_source
from journeymap_cli.errors import JourneymapError, cannot_read
from journeymap_cli.render.formats import drawing_format

STALE = 1


@dataclass(frozen=True)
class DrawingLoop:
    """Draws targets, source by source."""

    drawing: Drawing
    max_size: int
    console: Console

    def write(self, targets: Sequence[Target]) -> int:
        """Write every target of a sound source; the exit code."""
        return max(self._each(targets, self.put), default=0)

    def check(self, targets: Sequence[Target]) -> int:
        """Say which target is missing or stale, and write nothing; the exit code."""
        return max(self._each(targets, self._compare), default=0)

    def show(self, targets: Sequence[Target]) -> None:
        """Open what was written with what the system opens it with."""
        for target in targets:
            if target.path:
                webbrowser.open(target.path.resolve().as_uri())

    def _each(self, targets: Sequence[Target], finish: Callable[[Target, bytes], int]) -> Iterator[int]:
        sources = by_source(targets)
        with progress("Drawing", len(sources), self.console) as advance:
            for name, held in sources.items():
                yield from self.of_source(map_file(name, self.max_size), held, finish)
                advance()

    def of_source(
        self, source: MapSource, targets: Sequence[Target], finish: Callable[[Target, bytes], int]
    ) -> Iterator[int]:
        """The exit code of each target; a fault of one leaves the others."""
        for target, content, advice, error in self.drawing.draw(source, targets):
            if advice:
                self.console.note(advice)
            try:
                if error:
                    raise error
                if target:
                    yield finish(target, content)
            except JourneymapError as fault:
                tell_failure(self.console, FailedSource(source, fault), "not drawn")
                yield CANNOT

    def put(self, target: Target, content: bytes) -> int:
        """Write a target and say so; the exit code. Raises UnreadableError."""
        if target.path is None:
            print_bytes(content)
            return 0
        changed = write(target.path, content)
        self.console.note(f"{'wrote' if changed else 'unchanged'} {target.path}")
        return 0

    def _compare(self, target: Target, content: bytes) -> int:
        if target.path is None or not target.path.is_file():
            fault = "is missing"
        elif not drawing_format(target.format).same(_content(target.path), content):
            fault = "is stale"
        else:
            return 0
        self.console.warn(f"{target.path} {fault}: run journeymap render again")
        return STALE


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise cannot_read(path, error) from error
