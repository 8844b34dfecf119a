"""The formats that `render` can write: the table behind `--format` and the endings of files."""

from typing import Final, Protocol

from journeymap_cli.model.journey import Journey
from journeymap_cli.render import dot, html, json_, markdown, pdf, png, svg
from journeymap_cli.render.options import Options


class Format(Protocol):
    """A module that draws a journey as bytes. `DIAGRAMS`: whether it draws one of the diagrams."""

    SUFFIX: str
    BINARY: bool
    DIAGRAMS: bool

    def render(self, journey: Journey, options: Options) -> bytes:
        """The whole file."""
        ...

    def same(self, old: bytes, new: bytes) -> bool:
        """Whether a file that was written is up to date with what would be written now."""
        ...


FORMATS: Final[dict[str, Format]] = {
    "html": html,
    "svg": svg,
    "png": png,
    "pdf": pdf,
    "dot": dot,
    "md": markdown,
    "json": json_,
}
