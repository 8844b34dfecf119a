"""From named sources to files: the loop behind render."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from journeymap_cli.app.files import print_bytes, write
from journeymap_cli.app.sources import Source
from journeymap_cli.app.targets import Target, by_source
from journeymap_cli.cli.console import Console, progress
from journeymap_cli.cli.failures import CANNOT
from journeymap_cli.errors import JourneymapError, UnreadableError
from journeymap_cli.facts.selection import Selection
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.formats import FORMATS
from journeymap_cli.render.html.templating import wrong_template
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import Theme
from journeymap_cli.report.terminal import printable

STALE = 1


@dataclass(frozen=True)
class Drawing:
    """How the sources are drawn."""

    console: Console
    options: Options
    part: Selection
    max_size: int
    stamp: bool
    themes: Mapping[str, Theme] = field(default_factory=dict)
    """The themes of sources that have one of their own."""

    def write(self, targets: Sequence[Target]) -> int:
        """Write every target of a sound source; the exit code."""
        return max(self._each(targets, self.put), default=0)

    def check(self, targets: Sequence[Target]) -> int:
        """Tell which target is missing or stale, and write nothing; the exit code."""
        return max(self._each(targets, self._compare), default=0)

    def show(self, targets: Sequence[Target]) -> None:
        """Open what was written with what the system opens it with."""
        import webbrowser

        for target in targets:
            if target.path:
                webbrowser.open(target.path.resolve().as_uri())

    def _each(self, targets: Sequence[Target], finish: Callable[[Target, bytes], int]) -> Iterator[int]:
        sources = by_source(targets)
        with progress("Drawing", len(sources), self.console) as advance:
            for name, held in sources.items():
                yield from self.of_source(Source(name, self.max_size), held, finish)
                advance()

    def of_source(
        self, source: Source, targets: Sequence[Target], finish: Callable[[Target, bytes], int]
    ) -> Iterator[int]:
        """The exit code of each target; a fault of one leaves the others."""
        try:
            journey = self.part.of(source.document.journey)
        except JourneymapError as error:
            source.tell(error, self.console)
            yield CANNOT
            return
        for target in targets:
            self._advise(journey, target)
            try:
                yield finish(target, self._draw(journey, source, target))
            except JourneymapError as error:
                source.tell(error, self.console)
                yield CANNOT

    def _advise(self, journey: Journey, target: Target) -> None:
        """Say what this machine lacks for a good drawing."""
        if target.format not in {"html", "png", "pdf"}:
            return
        from journeymap_cli.render.graphviz.engine import missing
        from journeymap_cli.render.graphviz.scripts import missing_scripts

        reason = missing()
        if target.format == "html" and reason:
            self.console.note(f"the page has no flow: {reason}")
        elif target.format != "html" and not reason and (scripts := missing_scripts(str(journey))):
            self.console.note(f"no font here has {', '.join(scripts)}: boxes stand for what it cannot write")

    def _draw(self, journey: Journey, source: Source, target: Target) -> bytes:
        stamp = f"made from {printable(source.shown)}, {now()}" if self.stamp else None
        theme = self.themes.get(source.name, self.options.theme)
        options = replace(self.options, diagram=target.diagram, stamp=stamp, theme=theme)
        try:
            return FORMATS[target.format].load().render(journey, options)
        except JourneymapError:
            raise
        except Exception as error:
            if options.templates and (fault := wrong_template(error, options.templates)):
                raise fault from error
            raise

    def put(self, target: Target, content: bytes) -> int:
        """Write a target and say so; the exit code. Raises Unreadable."""
        if target.path is None:
            print_bytes(content)
            return 0
        changed = write(target.path, content)
        self.console.note(f"{'wrote' if changed else 'unchanged'} {target.path}")
        return 0

    def _compare(self, target: Target, content: bytes) -> int:
        if target.path is None or not target.path.is_file():
            fault = "is missing"
        elif not FORMATS[target.format].load().same(_content(target), content):
            fault = "is stale"
        else:
            return 0
        self.console.warn(f"{target.path} {fault}: run journeymap render again")
        return STALE


def _content(target: Target) -> bytes:
    try:
        return target.path.read_bytes() if target.path else b""
    except OSError as error:
        raise UnreadableError(f"cannot read '{target.path}': {(error.strerror or str(error)).lower()}") from error


def now() -> str:
    """The time for a stamp."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
