"""Messages on standard error, beside the results."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from journeymap_cli.cli.options import ColorChoice
from journeymap_cli.errors import GitError, InvalidFileError, InvalidJourneyError, JourneymapError
from journeymap_cli.phrases import counted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.report.terminal import opening, printable

if TYPE_CHECKING:
    from journeymap_cli.app.sources import FailedSource

NARROWEST: Final = 40
STDOUT: Final = "-"


class Console(NamedTuple):
    """Writes messages for people; with `quiet`, only warnings and errors. `kept` collects plain copies of errors."""

    color: ColorChoice = ColorChoice.AUTO
    quiet: bool = False
    kept: list[str] | None = None

    def note(self, text: str) -> None:
        """Write a line of information, unless `quiet` is set."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Write a line about something that makes the exit code nonzero."""
        self.write(f"{opening(text)}\n")

    def error(self, error: str | JourneymapError) -> None:
        """Write an error that is not a problem in a map: one line, or all lines of git's message."""
        paint, end = ("\x1b[1;31m", "\x1b[0m") if self.colors(sys.stderr) else ("", "")
        first, *rest = str(error).expandtabs(4).splitlines() if isinstance(error, GitError) else [str(error)]
        text = "".join((f": {printable(first)}\n", *(f"{opening(line)}\n" for line in rest)))
        self._keep(lambda: f"error{text}")
        self.write(f"{paint}error{end}{text}")

    def problems(self, problems: Iterable[Problem], sources: Mapping[str, Sequence[str]]) -> None:
        """Write problems with their source lines; `sources` has the lines of each file."""
        if not (found := tuple(problems)):
            return
        from journeymap_cli.report.problems.excerpt import WIDEST
        from journeymap_cli.report.problems.text import problem_text

        self._keep(lambda: problem_text(found, sources, color=False, width=WIDEST))
        self.write(problem_text(found, sources, color=self.colors(sys.stderr), width=self.width(sys.stderr)))

    def taken(self) -> str:
        """Return the copies of errors since the last call, and forget them."""
        kept = self.kept or []
        text = "\n".join(kept)
        kept.clear()
        return text

    def _keep(self, text: Callable[[], str]) -> None:
        if self.kept is not None:
            self.kept.append(text())

    def write(self, text: str) -> None:
        """Write printable text. Errors are ignored: a closed standard error must not stop the work."""
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()

    def colors(self, stream: TextIO) -> bool:
        """Whether output to a stream is coloured."""
        if self.color is ColorChoice.AUTO:
            return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
        return self.color is ColorChoice.ALWAYS

    def width(self, stream: TextIO) -> int:
        """The number of columns for a line: that of the terminal, if the stream is one."""
        from journeymap_cli.report.problems.excerpt import WIDEST

        return max(NARROWEST, shutil.get_terminal_size().columns) if stream.isatty() else WIDEST


@contextmanager
def progress(what: str, total: int, console: Console) -> Iterator[Callable[[], object]]:
    """Yield a function to call after each of `total` items, which advances a bar on a terminal, removed at the end."""
    if total == 1 or console.quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console as Terminal
    from rich.progress import Progress

    with Progress(console=Terminal(stderr=True, no_color=not console.colors(sys.stderr)), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def print_bytes(content: bytes, *, out: TextIO | None = None) -> None:
    """Write results to standard output or another stream, unchanged."""
    out = out or sys.stdout
    out.flush()
    out.buffer.write(content)
    out.buffer.flush()


def report_failure(console: Console, failed: "FailedSource", consequence: str) -> None:
    """Write why a source cannot be used: its problems or the error, then the consequence, such as `not drawn`."""
    from journeymap_cli.yamlsource.text import lines

    source, error = failed
    if isinstance(error, InvalidFileError):  # the settings, or a theme
        from journeymap_cli.cli.theme_problems import show_problems

        show_problems(error.problems, console, error.raw)
        return
    if not isinstance(error, InvalidJourneyError):
        console.error(error)
        return
    console.problems(error.problems, {name: lines(raw) for name, raw in source.contents.items()})
    errors = sum(problem.severity is Severity.ERROR for problem in error.problems)
    console.note(f"{source.name}: {counted(errors, 'error')}, {consequence}")
