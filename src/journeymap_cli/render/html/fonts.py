"""The font of the page: Inter, in blocks of characters; a page embeds the blocks that its text needs."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.theme.theme import DEFAULT, Theme

FAMILY: Final = "Map Inter"
"""A name of our own, so that no installed Inter of another version is used."""

ALWAYS: Final = "latin"
_FOLDER: Final = Path(__file__).with_name("fonts")


def faces(theme: Theme, text: Iterable[str]) -> str:
    """Return the `@font-face` rules that the characters of a text need; none if the theme has fonts of its own."""
    if theme.fonts != DEFAULT.fonts:
        return ""
    used = set(map(ord, set(text)))
    return "".join(_face(block) for block, codes in _blocks().items() if block == ALWAYS or not used.isdisjoint(codes))


def characters(journey: Journey) -> set[str]:
    """Return the characters of all texts of a map, except for its extensions, which are not shown."""
    found: set[str] = set()
    rest: list[Any] = [journey]
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            found.update(value)
        elif isinstance(value, Model):
            rest += [getattr(value, name) for name in value.model_fields_set if name != "extensions"]
        elif isinstance(value, Mapping):
            rest += [*value, *value.values()]
        elif isinstance(value, tuple):
            rest += value
    return found


@cache
def _blocks() -> dict[str, frozenset[int]]:
    data = json.loads((_FOLDER / "blocks.json").read_text(encoding="ascii"))
    return {
        block: frozenset(code for first, last in runs for code in range(first, last + 1))
        for block, runs in data.items()
    }


@cache
def _face(block: str) -> str:
    data = json.loads((_FOLDER / "blocks.json").read_text(encoding="ascii"))[block]
    ranges = ",".join(f"U+{first:x}-{last:x}" if last > first else f"U+{first:x}" for first, last in data)
    content = (_FOLDER / f"{block}.woff2.txt").read_text(encoding="ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:400 700;font-display:block;'
        f'src:url(data:font/woff2;base64,{content}) format("woff2");unicode-range:{ranges}}}\n'
    )
