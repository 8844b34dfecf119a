"""Loading a theme file, with every problem reported at once; and the built-in themes."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from typing import Any, Final, Literal, TypeAlias

from journeymap_cli.errors import InvalidThemeError
from journeymap_cli.load.check import check
from journeymap_cli.load.document import Placer
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.problem import Path, Problem, Severity, any_error
from journeymap_cli.render.theme.checks import (
    LEAST,
    PICTURES,
    check_theme,
    pictures,
    readable,
    unreadable_ground,
    with_colors,
)
from journeymap_cli.render.theme.contrast import BLACK, mix
from journeymap_cli.render.theme.logo import Logo
from journeymap_cli.render.theme.model import ThemeFile
from journeymap_cli.render.theme.theme import DEFAULT, LoadedTheme, Palette, Theme
from journeymap_cli.rule_ids import BAD_VALUE, WRONG_TYPE
from journeymap_cli.yamlsource.read import YamlText, read_yaml

ModeName: TypeAlias = Literal["light", "dark"]

DEFAULT_NAME: Final = "default"
SUFFIX: Final = ".yaml"
MODES: Final[tuple[ModeName, ...]] = ("light", "dark")
BOTH: Final = ("accent", "personas", "emotions")
"""The colours that may be set at the top of the file, for both modes."""

PALETTE: Final = frozenset(Palette._fields)
SHADOW: Final = 0.3
"""The share of black in every other stage header, if all have the accent colour."""


def load_theme(raw: bytes, name: str) -> LoadedTheme:
    """Load a theme from the bytes of a file.

    `name` is the file as the user typed it: it appears in problems, and the paths of logos are relative to its folder.
    Raises InvalidThemeError with every problem.
    """
    text = read_yaml(raw)
    placer = Placer(name, text.positions)
    folder = FilePath(name).parent
    data, problems = _data(text)
    if data is None:
        raise InvalidThemeError(placer.place_all(problems), name, raw)
    file, schema_problems = check(data, ThemeFile)
    logos = dict(pictures(data, folder))
    logo_problems = [each for each in logos.values() if isinstance(each, Problem)]
    problems += [*schema_problems, *check_theme(data), *logo_problems]
    if file is None or any_error(problems):
        raise InvalidThemeError(placer.place_all(problems), name, raw)
    theme, color_problems = _theme(file, {key: str(each) for key, each in logos.items()})
    placed = placer.place_all([*problems, *color_problems])
    if any_error(placed):
        raise InvalidThemeError(placed, name, raw)
    return LoadedTheme(theme, tuple(placed), (FilePath(name), *_logo_files(file, folder)))


def built_in() -> list[str]:
    """The names of the built-in themes, the default first."""
    return [DEFAULT_NAME, *sorted(entry.name.removesuffix(SUFFIX) for entry in _folder().iterdir())]


@cache
def built_in_theme(name: str) -> Theme:
    """A built-in theme, by its name."""
    if name == DEFAULT_NAME:
        return DEFAULT
    return load_theme(_folder().joinpath(f"{name}{SUFFIX}").read_bytes(), name).theme


def _folder() -> Traversable:
    return files("journeymap_cli.render.theme").joinpath("builtin")


def _data(text: YamlText) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The data in long form, or None if it is not a mapping, and the problems found while reading it."""
    if text.data is None and any_error(text.problems):
        return None, text.problems
    data = normalize({} if text.data is None else text.data, FieldShape(part=ThemeFile))
    if isinstance(data, dict):
        return data, list(text.problems)
    kind = "a list" if isinstance(data, list) else "text"
    problem = Problem(WRONG_TYPE, f"expected a mapping, found {kind}", hint="begin with 'accent: \"#7a1fa2\"'")
    return None, [*text.problems, problem]


def _theme(file: ThemeFile, logos: dict[str, str]) -> tuple[Theme, list[Problem]]:
    """The theme with readable inks, and the problems with its colours."""
    stages = file.stages or _stage_colors(file.accent)
    (light, light_problems), (dark, dark_problems) = (_palette(file, mode, stages) for mode in MODES)
    theme = Theme(
        light=light,
        dark=dark,
        stages=stages,
        fonts=(*file.fonts, *DEFAULT.fonts),
        drawn_fonts=file.fonts,
        patterns=file.patterns,
        logo=Logo(logos["file"], logos.get("dark"), file.logo.text) if file.logo else None,
    )
    return theme, [*light_problems, *dark_problems]


def _stage_colors(accent: str | None) -> tuple[str, ...]:
    """The default stage colours or, with an accent, two shades of it, so that neighbours differ."""
    return (accent, mix(accent, BLACK, SHADOW)) if accent else DEFAULT.stages


def _palette(file: ThemeFile, mode: ModeName, stages: tuple[str, ...]) -> tuple[Palette, list[Problem]]:
    wanted = with_colors(getattr(DEFAULT, mode), _colors(file, mode))
    own = getattr(file, mode)
    if name := unreadable_ground(wanted, stages):
        return wanted, [_unreadable(wanted, name, (mode, name if getattr(own, name, None) else "surface"))]
    palette = readable(wanted, stages)
    return palette, list(_adjusted(own, mode, palette))


def _colors(file: ThemeFile, mode: ModeName) -> dict[str, Any]:
    """The colours that the file sets for a mode, by name: those for both modes, then its own."""
    both = {name: getattr(file, name) for name in BOTH}
    own = dict(getattr(file, mode) or ())
    return {name: value for colors in (both, own) for name, value in colors.items() if value and name in PALETTE}


def _unreadable(palette: Palette, name: str, path: Path) -> Problem:
    both = f"no text is readable on both {name} {getattr(palette, name)} and surface {palette.surface}"
    message = f"surface {palette.surface} is neither dark nor light enough for text" if name == "surface" else both
    hint = "set page, surface, soft, pain and chance together, so that all are light or all are dark"
    return Problem(BAD_VALUE, message, path, hint=hint)


def _adjusted(own: Any, mode: ModeName, palette: Palette) -> Iterator[Problem]:
    """A warning for each colour that the file sets for this mode and that had to be made darker or lighter."""
    for name in LEAST:
        written, used = getattr(own, name, None), getattr(palette, name)
        if written and written != used:
            message = f"'{written}' has too little contrast (WCAG AA, {LEAST[name]:g} to 1): drawn as {used}"
            yield Problem(BAD_VALUE, message, (mode, name), severity=Severity.WARNING, hint=f"write {used}")


def _logo_files(file: ThemeFile, folder: FilePath) -> Iterator[FilePath]:
    names = (getattr(file.logo, key) for key in PICTURES) if file.logo else ()
    return (folder / name for name in names if name)
