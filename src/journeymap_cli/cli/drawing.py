"""The loop of `render`: draw each target, write or compare it, and report errors."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from journeymap_cli.app.draw import Drawing, Target
from journeymap_cli.app.files import write
from journeymap_cli.app.sources import FailedSource, MapSource, map_file
from journeymap_cli.cli.console import Console, print_bytes, progress, report_failure
from journeymap_cli.cli.failures import CANNOT
from journeymap_cli.cli.targets import by_source
from journeymap_cli.errors import JourneymapError, cannot_read
from journeymap_cli.in_place import is_plain
from journeymap_cli.render.formats import drawing_format

STALE = 1


class DrawingLoop(NamedTuple):
    """Draws targets, source by source; the methods return exit codes."""

    drawing: Drawing
    max_size: int
    console: Console

    def write(self, targets: Sequence[Target]) -> int:
        """Write every target that can be drawn."""
        return max(self._each(targets, self.put), default=0)

    def check(self, targets: Sequence[Target]) -> int:
        """Report each target that is missing or stale; write nothing."""
        loop = self._replace(drawing=self.drawing._replace(compared=True))
        return max(loop._each(targets, loop._compare), default=0)

    def show(self, targets: Sequence[Target]) -> None:
        """Open each written file with its default program."""
        import webbrowser

        for target in targets:
            if target.path and is_plain(target.path):
                webbrowser.open(target.path.resolve().as_uri())

    def _each(self, targets: Sequence[Target], finish: Callable[[Target, bytes], int]) -> Iterator[int]:
        sources = by_source(targets)
        with progress("Drawing", len(sources), self.console) as advance:
            for name, own in sources.items():
                yield from self.of_source(map_file(name, self.max_size), own, finish)
                advance()

    def of_source(
        self, source: MapSource, targets: Sequence[Target], finish: Callable[[Target, bytes], int]
    ) -> Iterator[int]:
        """Draw each target of a source and pass it to `finish`; yield the exit codes."""
        for target, content, advice, error in self.drawing.draw(source, targets):
            if advice:
                self.console.note(advice)
            try:
                if error:
                    raise error
                if target:
                    yield finish(target, content)
            except JourneymapError as failure:
                report_failure(self.console, FailedSource(source, failure), "not drawn")
                yield CANNOT

    def put(self, target: Target, content: bytes) -> int:
        """Write a target and report it; return the exit code. Raises UnreadableError."""
        if target.path is None:
            print_bytes(content)
            return 0
        changed = write(target.path, content)
        self.console.note(f"{'wrote' if changed else 'unchanged'} {target.path}")
        return 0

    def _compare(self, target: Target, content: bytes) -> int:
        if target.path is None or not target.path.is_file():
            state = "is missing"
        elif not drawing_format(target.format).same(_content(target.path), _lines(content)):
            state = "is stale"
        else:
            return 0
        self.console.warn(f"{target.path} {state}: run journeymap render again")
        return STALE


def _lines(content: bytes) -> bytes:
    """The content with LF as line endings: git may check it out with CRLF."""
    return content.replace(b"\r\n", b"\n")


def _content(path: Path) -> bytes:
    try:
        return _lines(path.read_bytes())
    except OSError as error:
        raise cannot_read(path, error) from error
