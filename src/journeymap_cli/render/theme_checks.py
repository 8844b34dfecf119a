"""What the schema of a theme cannot say: names of fonts, how many faces there are, and pictures that are there."""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, Final

from journeymap_cli.load.wording import shorten
from journeymap_cli.problem import Path, Problem
from journeymap_cli.render.logo import NoLogo, read_picture

FONT: Final = re.compile(r"[^\W_](?:[^\W_]|[ -](?=[^\W_])){0,79}")
FONT_HINT: Final = "write letters, digits, single blanks and hyphens: Source Sans 3"
FACES: Final = 5
MODES: Final[tuple[Path, ...]] = ((), ("light",), ("dark",))
PICTURES: Final = ("file", "dark")


def check_theme(data: dict[str, Any]) -> Iterator[Problem]:
    """Every value that is of the right type and still no font, or not all the faces."""
    for at, font in enumerate(_list(data.get("fonts"))):
        if isinstance(font, str) and font.strip() and not FONT.fullmatch(font.rstrip("\r\n")):
            yield Problem("bad-value", f"'{shorten(font)}' is no name of a font", ("fonts", at), hint=FONT_HINT)
    for mode in MODES:
        part = data.get(str(mode[0]), {}) if mode else data
        faces = _list(part.get("emotions")) if isinstance(part, dict) else []
        if faces and len(faces) != FACES:
            message = f"there are {FACES} faces, and {len(faces)} colours for them"
            yield Problem("bad-value", message, (*mode, "emotions"), hint="from very low to very high", key=True)


def pictures(data: dict[str, Any], folder: FilePath) -> Iterator[tuple[str, str | Problem]]:
    """The pictures of the logo by their keys, each as an address or as what is wrong with it."""
    logo = data.get("logo")
    if not isinstance(logo, dict):
        return
    for key in PICTURES:
        name = logo.get(key)
        if isinstance(name, str) and name.strip():
            yield key, _picture(name.rstrip("\r\n"), folder, ("logo", key))


def _picture(name: str, folder: FilePath, path: Path) -> str | Problem:
    try:
        return read_picture(folder, name)
    except NoLogo as error:
        hint = "name a PNG, JPEG, WebP or SVG beside the theme or below"
        return Problem("bad-value", f"'{shorten(name)}' {error}", path, hint=hint)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
