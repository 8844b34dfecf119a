"""The interface of the formats that `render` writes."""

from importlib import import_module
from typing import Protocol, cast, runtime_checkable

from journeymap_cli.formats import DRAWINGS
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.options import Options


class Format(Protocol):
    """A module that renders a journey as the bytes of a file."""

    def render(self, journey: Journey, options: Options) -> bytes:
        """Render a journey."""
        ...

    def same(self, old: bytes, new: bytes) -> bool:
        """Whether an existing file (`old`) is up to date with what would be written now (`new`)."""
        ...


@runtime_checkable
class PagedFormat(Protocol):
    """A format that can also draw a map in pages, as one file or one for each page."""

    def pages(self, journey: Journey, options: Options, size: tuple[float, float]) -> list[bytes]:
        """Render a journey in pages of a size in points."""
        ...


def drawing_format(name: str) -> Format:
    """Import the format of that name. Raises KeyError."""
    return cast("Format", import_module(f"journeymap_cli.{DRAWINGS[name].module}"))
