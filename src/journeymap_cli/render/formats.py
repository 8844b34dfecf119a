"""The formats that `render` can write: the table behind `--format` and the endings of files.

A format is loaded when it is asked for: JSON does not pay for templates, nor a poster for the page.
"""

from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from journeymap_cli.model.journey import Journey
from journeymap_cli.render.options import Options


class Format(Protocol):
    """A module that draws a journey as bytes."""

    def render(self, journey: Journey, options: Options) -> bytes:
        """The whole file."""
        ...

    def same(self, old: bytes, new: bytes) -> bool:
        """Whether a file that was written is up to date with what would be written now."""
        ...


class Entry(NamedTuple):
    """A row of the table. `diagrams`: whether it draws one of the two diagrams."""

    suffix: str
    diagrams: bool
    load: Callable[[], Format]


def _html() -> Format:
    from journeymap_cli.render import html

    return html


def _svg() -> Format:
    from journeymap_cli.render import svg

    return svg


def _png() -> Format:
    from journeymap_cli.render import png

    return png


def _pdf() -> Format:
    from journeymap_cli.render import pdf

    return pdf


def _dot() -> Format:
    from journeymap_cli.render import dot

    return dot


def _md() -> Format:
    from journeymap_cli.render import markdown

    return markdown


def _json() -> Format:
    from journeymap_cli.render import json_

    return json_


FORMATS: Final[dict[str, Entry]] = {
    "html": Entry(".html", diagrams=False, load=_html),
    "svg": Entry(".svg", diagrams=True, load=_svg),
    "png": Entry(".png", diagrams=True, load=_png),
    "pdf": Entry(".pdf", diagrams=True, load=_pdf),
    "dot": Entry(".dot", diagrams=True, load=_dot),
    "md": Entry(".md", diagrams=False, load=_md),
    "json": Entry(".json", diagrams=False, load=_json),
}
