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


class FormatRow(NamedTuple):
    """A row of the table. `diagrams`: whether it draws one of the two diagrams."""

    suffix: str
    diagrams: bool
    load: Callable[[], Format]


def _html() -> Format:
    from journeymap_cli.render.html import page

    return page


def _svg() -> Format:
    from journeymap_cli.render.graphviz import svg

    return svg


def _png() -> Format:
    from journeymap_cli.render.graphviz import png

    return png


def _pdf() -> Format:
    from journeymap_cli.render.graphviz import pdf

    return pdf


def _dot() -> Format:
    from journeymap_cli.render.graphviz import dot

    return dot


def _md() -> Format:
    from journeymap_cli.render.markdown import document

    return document


def _json() -> Format:
    from journeymap_cli.render import json_

    return json_


FORMATS: Final[dict[str, FormatRow]] = {
    "html": FormatRow(".html", diagrams=False, load=_html),
    "svg": FormatRow(".svg", diagrams=True, load=_svg),
    "png": FormatRow(".png", diagrams=True, load=_png),
    "pdf": FormatRow(".pdf", diagrams=True, load=_pdf),
    "dot": FormatRow(".dot", diagrams=True, load=_dot),
    "md": FormatRow(".md", diagrams=False, load=_md),
    "json": FormatRow(".json", diagrams=False, load=_json),
}
