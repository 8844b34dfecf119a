"""What the schema of a theme cannot say: names of fonts, how many faces there are, and pictures that are there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path as FilePath
from typing import Any, Final

from journeymap_cli.phrases import shorten
from journeymap_cli.problem import Path, Problem
from journeymap_cli.render.theme.contrast import SHAPE, STEPS, TEXT, contrast, ink_on, legible, mix
from journeymap_cli.render.theme.logo import LogoError, read_picture
from journeymap_cli.render.theme.theme import FEATURES, Palette
from journeymap_cli.rule_ids import BAD_VALUE

FONT: Final = re.compile(r"[^\W_](?:[^\W_]|[ -](?=[^\W_])){0,79}")
FONT_HINT: Final = "write letters, digits, single blanks and hyphens: Source Sans 3"
FACES: Final = 5
MODES: Final[tuple[Path, ...]] = ((), ("light",), ("dark",))
PICTURES: Final = ("file", "dark")


def check_theme(data: dict[str, Any]) -> Iterator[Problem]:
    """Every value that is of the right type and still no font, or not all the faces."""
    for at, font in enumerate(_list(data.get("fonts"))):
        if isinstance(font, str) and font.strip() and not FONT.fullmatch(font.rstrip("\r\n")):
            yield Problem(BAD_VALUE, f"'{shorten(font)}' is no name of a font", ("fonts", at), hint=FONT_HINT)
    for mode in MODES:
        part = data.get(str(mode[0]), {}) if mode else data
        faces = _list(part.get("emotions")) if isinstance(part, dict) else []
        if faces and len(faces) != FACES:
            message = f"there are {FACES} faces, and {len(faces)} colours for them"
            yield Problem(BAD_VALUE, message, (*mode, "emotions"), hint="from very low to very high", key=True)


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
    except LogoError as error:
        hint = "name a PNG, JPEG, WebP or SVG beside the theme or below"
        return Problem(BAD_VALUE, f"'{shorten(name)}' {error}", path, hint=hint)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


GROUNDS: Final = ("page", "surface", "soft", "pain", "chance")
LEAST: Final = {
    **dict.fromkeys(("muted", "ink", "bad", "good", "accent"), TEXT),
    **dict.fromkeys(("edge", "star"), SHAPE),
}
"""The contrast that each ink must have."""
FACE: Final = 4.0
"""The contrast of mouth and eyes on a face."""
SHARE: Final = 0.08
"""How much of a stage is in the ground of its steps, and of the hatching in that of what is assumed."""
BAND: Final = 0.13
"""How much of a face is in the ground behind the curve."""
BEST: Final = 0.28
"""How much of the best face is in the ground of the best opportunities."""


def unreadable_ground(palette: Palette, stages: Sequence[str]) -> str | None:
    """The ground on which no shade of an ink can be read: dark where the surface is light, or neither of them."""
    ink = ink_on(palette.surface)
    strongest = with_colors(_faced(palette), dict.fromkeys(LEAST, ink))
    if name := next((name for name in GROUNDS if contrast(ink, getattr(palette, name)) < TEXT), None):
        return name
    return None if all(_reads(strongest, name, stages) for name in LEAST) else "surface"


def readable(palette: Palette, stages: Sequence[str]) -> Palette:
    """The palette with each ink made darker or lighter as far as it takes; the grounds stay."""
    palette = _faced(palette)
    for name in LEAST:
        palette = next((each for each in _shades(palette, name) if _reads(each, name, stages)), palette)
    return palette


def _faced(palette: Palette) -> Palette:
    """The palette with faces on which mouth and eyes show."""
    return with_colors(palette, {"emotions": tuple(legible(color, FEATURES, FACE) for color in palette.emotions)})


def with_colors(palette: Palette, colors: Mapping[str, Any]) -> Palette:
    """The palette with other colours, by name."""
    return replace(palette, **colors)


def _shades(palette: Palette, name: str) -> Iterator[Palette]:
    """The palette with more and more black or white in an ink."""
    color, end = getattr(palette, name), ink_on(palette.surface)
    shades = (mix(color, end, step / STEPS) if step else color for step in range(STEPS + 1))
    return (with_colors(palette, {name: shade}) for shade in shades)


def _reads(palette: Palette, name: str, stages: Sequence[str]) -> bool:
    ink, least = getattr(palette, name), LEAST[name]
    grounds = _text_grounds(palette, stages) if least == TEXT else _sign_grounds(palette)
    best = [mix(palette.surface, palette.emotions[4], BEST)] if name == "ink" else []
    return all(contrast(ink, ground) >= least for ground in chain(grounds, best))


def _text_grounds(palette: Palette, stages: Sequence[str]) -> Iterator[str]:
    plain = [str(getattr(palette, name)) for name in GROUNDS]
    hatched = (mix(ground, palette.muted, SHARE) for ground in plain)
    tints = (mix(palette.surface, stage, SHARE) for stage in stages)
    return chain(plain, hatched, tints, _bands(palette))


def _sign_grounds(palette: Palette) -> Iterator[str]:
    return chain((palette.page, palette.surface, palette.soft), _bands(palette))


def _bands(palette: Palette) -> Iterator[str]:
    return (mix(palette.surface, palette.emotions[at], BAND) for at in (0, 4))
