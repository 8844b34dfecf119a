"""A cache of Graphviz drawings across runs: they change less often than the map.

The keys are the source of a drawing, and the builds of Graphviz and of the bundled fonts.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from journeymap_cli import __version__
from journeymap_cli.cache import find, keep

FONTS: Final = Path(__file__).with_name("fonts")
"""The bundled fonts."""

KIND: Final = "drawings"


def find_drawing(key: str) -> bytes | None:
    """Return a drawing of an earlier run, or None."""
    return find(KIND, f"{build}\n{key}") if (build := _build()) else None


def keep_drawing(key: str, drawn: bytes) -> None:
    """Keep a drawing for later runs, if there is a cache folder."""
    if build := _build():
        keep(KIND, f"{build}\n{key}", drawn)


@cache
def _build() -> str | None:
    """Return the versions of Graphviz and of the bundled fonts, or None if there is no Graphviz."""
    found = find_spec("pygraphviz")
    if not found or not found.origin:
        return None
    changed = (Path(place).stat().st_mtime_ns for place in (found.origin, FONTS))
    return " ".join(map(str, (__version__, found.origin, *changed)))
