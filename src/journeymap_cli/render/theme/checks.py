"""Checks beyond the schema of a theme: font names, the number of face colours, logo files, and readable text."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path as FilePath
from typing import Any, Final

from journeymap_cli.phrases import shorten
from journeymap_cli.problem import Path, Problem
from journeymap_cli.regexes import regex
from journeymap_cli.render.theme.contrast import SHAPE, STEPS, TEXT, contrast, ink_on, legible, mix
from journeymap_cli.render.theme.logo import LogoError, read_picture
from journeymap_cli.render.theme.theme import FEATURES, Palette
from journeymap_cli.rule_ids import BAD_VALUE

FONT: Final = regex(r"[^\W_](?:[^\W_]|[ -](?=[^\W_])){0,79}")
"""At most 80 letters and digits, with single spaces and hyphens between them: safe in CSS and in an SVG attribute."""

FONT_HINT: Final = "write letters, digits, single spaces and hyphens: Source Sans 3"
FACES: Final = 5
PICTURES: Final = ("file", "dark")


def check_theme(data: dict[str, Any]) -> Iterator[Problem]:
    """Check font names and the number of face colours. Values of the wrong type are left to the schema."""
    for number, font in enumerate(_list(data.get("fonts"))):
        if isinstance(font, str) and font.strip() and not FONT.fullmatch(font.rstrip("\r\n")):
            yield Problem(BAD_VALUE, f"'{shorten(font)}' is not a font name", ("fonts", number), hint=FONT_HINT)
    yield from _check_faces(data, ())
    for mode in ("light", "dark"):
        if isinstance(data.get(mode), dict):
            yield from _check_faces(data[mode], (mode,))


def _check_faces(part: dict[str, Any], path: Path) -> Iterator[Problem]:
    faces = _list(part.get("emotions"))
    if faces and len(faces) != FACES:
        message = f"expected {FACES} colours, one for each face, found {len(faces)}"
        yield Problem(BAD_VALUE, message, (*path, "emotions"), hint="order them from very low to very high", key=True)


def pictures(data: dict[str, Any], folder: FilePath) -> Iterator[tuple[str, str | Problem]]:
    """Read the pictures of the logo: each key with a `data:` address, or with the problem of the file."""
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
        hint = "name a PNG, JPEG, WebP or SVG file in the folder of the theme or below"
        return Problem(BAD_VALUE, f"'{shorten(name)}' {error}", path, hint=hint)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


GROUNDS: Final = ("page", "surface", "soft", "pain", "chance")
LEAST: Final = {
    **dict.fromkeys(("muted", "ink", "bad", "good", "accent"), TEXT),
    **dict.fromkeys(("edge", "star"), SHAPE),
}
"""The contrast that each ink needs."""

FACE: Final = 4.0
"""The contrast that the eyes and the mouth need on a face."""

SHARE: Final = 0.08
"""The share of a stage's colour in the ground of its steps, and of the hatching in the ground of assumed entries."""

BAND: Final = 0.13
"""The share of a face's colour in the ground behind the curve."""

BEST: Final = 0.28
"""The share of the best face's colour in the ground of the best opportunities."""


def unreadable_ground(palette: Palette, stages: Sequence[str]) -> str | None:
    """The name of a ground on which no shade of an ink is readable, or None.

    It may be a dark one with a light surface or the other way round, or a surface that is neither dark nor light.
    """
    ink = ink_on(palette.surface)
    strongest = with_colors(_faced(palette), dict.fromkeys(LEAST, ink))
    if name := next((name for name in GROUNDS if contrast(ink, getattr(palette, name)) < TEXT), None):
        return name
    return None if all(_is_readable(strongest, name, stages) for name in LEAST) else "surface"


def readable(palette: Palette, stages: Sequence[str]) -> Palette:
    """The palette with each ink as much darker or lighter as necessary; the grounds stay the same."""
    palette = _faced(palette)
    for name in LEAST:
        palette = next((each for each in _shades(palette, name) if _is_readable(each, name, stages)), palette)
    return palette


def _faced(palette: Palette) -> Palette:
    """The palette with face colours on which the eyes and the mouth are visible."""
    return with_colors(palette, {"emotions": tuple(legible(color, FEATURES, FACE) for color in palette.emotions)})


def with_colors(palette: Palette, colors: Mapping[str, Any]) -> Palette:
    """The palette with some colours replaced, by name."""
    return palette._replace(**colors)


def _shades(palette: Palette, name: str) -> Iterator[Palette]:
    """Yield the palette with more and more black or white in one ink."""
    color, end = getattr(palette, name), ink_on(palette.surface)
    shades = (mix(color, end, step / STEPS) if step else color for step in range(STEPS + 1))
    return (with_colors(palette, {name: shade}) for shade in shades)


def _is_readable(palette: Palette, name: str, stages: Sequence[str]) -> bool:
    """Whether an ink has the contrast it needs on every ground on which it is used."""
    ink, least = getattr(palette, name), LEAST[name]
    grounds = _text_grounds(palette, stages) if least == TEXT else _shape_grounds(palette)
    best = [mix(palette.surface, palette.emotions[4], BEST)] if name == "ink" else []
    return all(contrast(ink, ground) >= least for ground in chain(grounds, best))


def _text_grounds(palette: Palette, stages: Sequence[str]) -> Iterator[str]:
    plain = [str(getattr(palette, name)) for name in GROUNDS]
    hatched = (mix(ground, palette.muted, SHARE) for ground in plain)
    tints = (mix(palette.surface, stage, SHARE) for stage in stages)
    return chain(plain, hatched, tints, _bands(palette))


def _shape_grounds(palette: Palette) -> Iterator[str]:
    return chain((palette.page, palette.surface, palette.soft), _bands(palette))


def _bands(palette: Palette) -> Iterator[str]:
    """The grounds at the bottom and at the top of the curve."""
    return (mix(palette.surface, palette.emotions[face], BAND) for face in (0, 4))
