"""What a format that `render` writes has to offer."""

from importlib import import_module
from typing import Protocol, cast

from journeymap_cli.formats import DRAWINGS
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


def drawing_format(name: str) -> Format:
    """The format of that name, loaded now. Raises KeyError."""
    return cast("Format", import_module(f"journeymap_cli.{DRAWINGS[name].module}"))
