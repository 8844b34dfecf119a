"""Drawing maps."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from journeymap_cli.app.sources import MapSource
from journeymap_cli.errors import JourneymapError
from journeymap_cli.facts.selection import Selection
from journeymap_cli.formats import DRAWINGS, DiagramName
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.formats import drawing_format
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import Theme
from journeymap_cli.report.terminal import printable


class Target(NamedTuple):
    """One file to write, for a source as the user named it. `path` is None for standard output."""

    source: str
    format: str
    diagram: DiagramName
    path: Path | None


class Drawn(NamedTuple):
    """The result for a target: its content, or an error. `advice` says what this machine lacks for a complete drawing.

    `target` is None if the source itself cannot be used.
    """

    target: Target | None
    content: bytes = b""
    advice: str | None = None
    error: JourneymapError | None = None


def now() -> str:
    """The current time, for a stamp."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")


@dataclass(frozen=True)
class Drawing:
    """How to draw maps. `themes` has the theme of each source whose theme differs from that of `options`."""

    options: Options = field(default_factory=Options)
    selection: Selection = field(default_factory=Selection)
    stamp: bool = False
    themes: Mapping[str, Theme] = field(default_factory=dict)

    def draw(self, source: MapSource, targets: Sequence[Target]) -> Iterator[Drawn]:
        """Draw each target of a source. An error in one does not affect the others."""
        try:
            journey = self.selection.of(source.document().journey)
        except JourneymapError as error:
            yield Drawn(None, error=error)
            return
        for target in targets:
            advice = missing_here(journey, target.format)
            try:
                content = self._draw(journey, source, target)
                yield Drawn(target, content, advice or noted(content, target.format))
            except JourneymapError as error:
                yield Drawn(target, advice=advice, error=error)

    def _draw(self, journey: Journey, source: MapSource, target: Target) -> bytes:
        stamp = f"made from {printable(source.name)}, {now()}" if self.stamp else None
        theme = self.themes.get(target.source, self.options.theme)
        options = self.options._replace(diagram=target.diagram, stamp=stamp, theme=theme)
        return draw_map(journey, target.format, options)


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
    """What a drawing lacks because of its format, as a sentence."""
    if format_ != "pdf":
        return None
    from journeymap_cli.render.graphviz.pdf import shrunk

    return shrunk(content)


def missing_here(journey: Journey, format_: str) -> str | None:
    """What this machine lacks for a complete drawing, as a sentence."""
    row = DRAWINGS[format_]
    if not (row.has_flow or row.without_fonts):
        return None
    if row.has_flow:
        from journeymap_cli.render.graphviz.engine import missing

        reason = missing()
        return f"the page has no flow: {reason}" if reason else None
    from journeymap_cli.render.graphviz.scripts import missing_for

    scripts = missing_for(journey)
    return f"no font here has {', '.join(scripts)}: {row.without_fonts}" if scripts else None
