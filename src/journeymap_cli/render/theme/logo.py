"""The logo of a theme: a small picture below the folder of the theme, whose type is detected from its content."""

from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.load.reader import read_bounded, real
from journeymap_cli.pictures import picture

MOST_BYTES: Final = 200_000


class Logo(NamedTuple):
    """The pictures as `data:` addresses, with their alternative text. As images, scripts in an SVG do not run."""

    picture: str
    dark: str | None
    text: str


class LogoError(Exception):
    """A file cannot be a logo. The message follows the name of the file: `is larger than 200 kB`."""


def read_picture(folder: Path, path: str) -> str:
    """The `data:` address of a picture. Raises LogoError."""
    try:
        target = real(folder / path)
        if not target.is_relative_to(real(folder)):
            raise LogoError("is outside the folder of the theme")
        if not target.is_file():
            raise LogoError("is not a file" if target.exists() else "does not exist")
        content = read_bounded(target, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise LogoError("cannot be read") from error
    if len(content) > MOST_BYTES:
        raise LogoError(f"is larger than {MOST_BYTES // 1000} kB")
    found = picture(content)
    if found is None:
        raise LogoError("is not a PNG, JPEG, WebP or SVG image")
    return found.address
