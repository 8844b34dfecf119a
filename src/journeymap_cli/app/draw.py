"""Drawing maps."""

import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from journeymap_cli.app.discover import STDIN
from journeymap_cli.app.sources import MapSource, digest
from journeymap_cli.errors import JourneymapError, UsageError
from journeymap_cli.facts.links import LinkBase
from journeymap_cli.facts.selection import Selection
from journeymap_cli.formats import DIAGRAMS, DRAWINGS, PAPERS, DiagramName
from journeymap_cli.in_place import is_plain
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.formats import PagedFormat, drawing_format
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import Theme
from journeymap_cli.report.terminal import printable

PAGE: Final = "html"
FLOW: Final = b'<section class="view flow"'
"""How the flow of a page begins, in our own templates."""
EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The environment variable with the time of a build, in seconds since 1970."""


class Target(NamedTuple):
    """One file to write, for a source as the user named it. `path` is None for standard output."""

    source: str
    format: str
    diagram: DiagramName
    path: Path | None


class Drawn(NamedTuple):
    """The result for a target: its content, or an error. `advice` is about what this machine lacks for it.

    `target` is None if the source itself cannot be used.
    """

    target: Target | None
    content: bytes = b""
    advice: str | None = None
    error: JourneymapError | None = None


def now() -> str:
    """The time for a stamp: SOURCE_DATE_EPOCH, for reproducible builds, or else the current time.

    Raises UsageError.
    """
    seconds = os.environ.get(EPOCH)
    try:
        moment = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC) if seconds else _clock()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"{EPOCH} is '{seconds}': set it to the seconds since 1970, such as 1764288000") from error
    return moment.strftime("%Y-%m-%d %H:%M UTC")


def _clock() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Drawing(NamedTuple):
    """How to draw maps. `themes` has the theme of each source whose theme differs from that of `options`.

    `targets` is everything that is drawn, for links from one map to another. `compared` means that the drawings will be
    compared with existing files, which may have been drawn from a map with other line endings.
    """

    options: Options = Options()
    selection: Selection = Selection()
    stamp: bool = False
    themes: Mapping[str, Theme] = MappingProxyType({})
    targets: Sequence[Target] = ()
    compared: bool = False

    def draw(self, source: MapSource, targets: Sequence[Target]) -> Iterator[Drawn]:
        """Draw each target of a source. An error in one does not affect the others."""
        try:
            document = source.document()
            whole = document.journey
            journey = self.selection.of(whole)
        except JourneymapError as error:
            yield Drawn(None, error=error)
            return
        options = self.options._replace(images=tuple(document.images.items()), whole=whole)
        for target in targets:
            try:
                contents = self._draw(journey, options, source, target)
                advice = missing_here(journey, target.format, contents[0])
                for page, content in zip(pages_of(target, len(contents)), contents, strict=True):
                    yield Drawn(page, content, advice or noted(content, target.format))
            except JourneymapError as error:
                yield Drawn(target, error=error)

    def _draw(self, journey: Journey, options: Options, source: MapSource, target: Target) -> list[bytes]:
        stamp = f"made from {printable(source.name)}, {now()}" if self.stamp else None
        theme = self.themes.get(target.source, self.options.theme)
        drawn = partial(drawing_of, self.targets, (target.format, target.diagram))
        base = link_base(target.source, target.path, drawn)
        sha256 = self._digest(source.raw, target.path)
        own = options._replace(diagram=target.diagram, stamp=stamp, theme=theme, base=base, sha256=sha256)
        size, format_ = PAPERS.get(self.options.paper or ""), drawing_format(target.format)
        if size and target.diagram == DIAGRAMS[0] and isinstance(format_, PagedFormat):
            return format_.pages(journey, own, size)
        return [draw_map(journey, target.format, own)]

    def _digest(self, raw: bytes, path: Path | None) -> str:
        """The hash of a map, or with the other line endings, if the drawing to compare with contains that one."""
        if self.compared and path and b"\n" in raw:
            other = raw.replace(b"\r\n", b"\n") if b"\r\n" in raw else raw.replace(b"\n", b"\r\n")
            with suppress(OSError):  # reported later, when the file is compared
                if digest(other).encode() in path.read_bytes():
                    return digest(other)
        return digest(raw)


def pages_of(target: Target, many: int) -> list[Target]:
    """The files for the pages of a target: `map-1.png`, `map-2.png`. Raises UsageError if a stream has several."""
    if many == 1:
        return [target]
    if target.path is None or not is_plain(target.path):
        raise UsageError(f"the drawing has {many} pages: name a file, or draw a pdf")
    path = target.path
    return [target._replace(path=path.with_stem(f"{path.stem}-{number}")) for number in range(1, many + 1)]


def drawing_of(targets: Sequence[Target], kind: tuple[str, DiagramName], map_: str) -> str | None:
    """The absolute path of the drawing of a map to which a drawing of the given kind should link, if there is one.

    That is one of the same kind, or else one of the same format, the HTML page, or any other.
    """

    def fit(target: Target) -> tuple[bool, bool, bool]:
        return target[1:3] == kind, target.format == kind[0], target.format == PAGE

    found = [each for each in targets if each.path and each.source != STDIN and absolute(each.source) == map_]
    best = max(reversed(found), key=fit, default=None)
    return absolute(best.path) if best and best.path else None


def link_base(source: str, path: Path | None, drawn: Callable[[str], str | None]) -> LinkBase:
    """The base of the links in a drawing: its folder, or that of the source if it is not written to a plain file."""
    home = absolute(Path(source).parent)
    return LinkBase(home, absolute(path.parent) if path and is_plain(path) else home, drawn)


def absolute(path: str | Path) -> str:
    """An absolute path, without resolving symbolic links."""
    return os.path.abspath(path)  # noqa: PTH100 - without ..


def draw_map(journey: Journey, format_: str = "html", options: Options | None = None) -> bytes:
    """Draw a journey in one of `formats.DRAWINGS`. Raises TemplateError for a broken user template, DrawingError."""
    options = options or Options()
    render: Callable[[Journey, Options], bytes] = drawing_format(format_).render
    try:
        return render(journey, options)
    except JourneymapError:
        raise
    except Exception as error:
        if options.templates:
            from journeymap_cli.render.html.templating import wrong_template

            if fault := wrong_template(error, options.templates):
                raise fault from error
        raise


def noted(content: bytes, format_: str) -> str | None:
    """A sentence about what a drawing lacks because of its format, or None."""
    if format_ != "pdf":
        return None
    from journeymap_cli.render.graphviz.pdf import shrunk

    return shrunk(content)


def missing_here(journey: Journey, format_: str, drawn: bytes = b"") -> str | None:
    """A sentence about what this machine lacks for a complete drawing, or None. A page with a flow lacks nothing."""
    row = DRAWINGS[format_]
    if not (row.has_flow or row.without_fonts):
        return None
    if row.has_flow:
        if FLOW in drawn:
            return None
        from journeymap_cli.facts.analysis import Analysis
        from journeymap_cli.view.flow import needs_picture

        if not needs_picture(Analysis(journey)):
            return None
        from journeymap_cli.render.graphviz.engine import missing

        reason = missing()
        return f"the page has no flow: {reason}" if reason else None
    from journeymap_cli.render.graphviz.scripts import missing_for

    scripts = missing_for(journey)
    return f"no font here has {', '.join(scripts)}: {row.without_fonts}" if scripts else None
