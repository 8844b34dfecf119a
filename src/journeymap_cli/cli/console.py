"""What is said beside the results: to standard error."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from journeymap_cli.cli.options import ColorChoice
from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.phrases import counted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.report.problems.excerpt import WIDEST
from journeymap_cli.report.problems.text import tell
from journeymap_cli.report.terminal import opening, printable

if TYPE_CHECKING:
    from journeymap_cli.app.sources import FailedSource

NARROWEST: Final = 40
STDOUT: Final = "-"


@dataclass(frozen=True)
class Console:
    """Says things to a person, unless told to be quiet."""

    color: ColorChoice = ColorChoice.AUTO
    quiet: bool = False

    def note(self, text: str) -> None:
        """Something good to know."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Something that makes the exit code another than 0."""
        self.write(f"{opening(text)}\n")

    def error(self, text: str) -> None:
        """Something wrong that is no problem of a journey."""
        paint, end = ("\x1b[1;31m", "\x1b[0m") if self.colors(sys.stderr) else ("", "")
        self.write(f"{paint}error{end}: {printable(text)}\n")

    def problems(self, problems: Iterable[Problem], sources: Mapping[str, Sequence[str]]) -> None:
        """What keeps a file from being used; `sources` has the lines of each file."""
        self.write(tell(problems, sources, color=self.colors(sys.stderr), width=self.width(sys.stderr)))

    def write(self, text: str) -> None:
        """What was made ready to be seen. That nobody listens is no reason to stop the work."""
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()

    def colors(self, stream: TextIO) -> bool:
        """Whether to colour what goes to a stream."""
        if self.color is ColorChoice.AUTO:
            return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
        return self.color is ColorChoice.ALWAYS

    def width(self, stream: TextIO) -> int:
        """The cells of a line: of a terminal those that it has."""
        return max(NARROWEST, shutil.get_terminal_size().columns) if stream.isatty() else WIDEST


@contextmanager
def progress(what: str, total: int, console: Console) -> Iterator[Callable[[], object]]:
    """What to call after each of several things; on a terminal it moves a bar, which leaves nothing behind."""
    if total == 1 or console.quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console as Terminal
    from rich.progress import Progress

    with Progress(console=Terminal(stderr=True, no_color=not console.colors(sys.stderr)), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def print_bytes(content: bytes) -> None:
    """Write results to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def tell_failure(console: Console, failed: "FailedSource", consequence: str) -> None:
    """Say why a source cannot be used: the problems of an invalid journey with their lines, then the consequence."""
    from journeymap_cli.yamlsource.text import lines

    source, error = failed
    if not isinstance(error, InvalidJourneyError):
        console.error(str(error))
        return
    console.problems(error.problems, {name: lines(raw) for name, raw in source.contents.items()})
    errors = sum(problem.severity is Severity.ERROR for problem in error.problems)
    console.note(f"{source.name}: {counted(errors, 'error')}, {consequence}")
