"""A theme file to a theme, or every problem of it at once; and the themes that are built in."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from typing import Any, Final, Literal, NamedTuple, TypeAlias

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
from journeymap_cli.render.theme.theme import DEFAULT, Palette, Theme
from journeymap_cli.rule_ids import BAD_VALUE, WRONG_TYPE
from journeymap_cli.yamlsource.read import YamlText, read_yaml

ModeName: TypeAlias = Literal["light", "dark"]

DEFAULT_NAME: Final = "default"
SUFFIX: Final = ".yaml"
MODES: Final[tuple[ModeName, ...]] = ("light", "dark")
BOTH: Final = ("accent", "personas", "emotions")
"""What may stand at the top, for light and dark."""
PALETTE: Final = frozenset(Palette._fields)
SHADOW: Final = 0.3
"""How much black is in every other head of a stage, where all have the accent."""


class LoadedTheme(NamedTuple):
    """A theme, what is odd about its file, and the files that were read for it."""

    theme: Theme
    warnings: tuple[Problem, ...] = ()
    files: tuple[FilePath, ...] = ()


def load_theme(raw: bytes, name: str) -> LoadedTheme:
    """The theme that the bytes of a file hold.

    `name` is the file as the user typed it: problems carry it, and a logo is looked for beside it. Raises InvalidTheme
    with every problem at its place.
    """
    text = read_yaml(raw)
    placer = Placer(name, text.positions)
    data, problems = _data(text)
    if data is None:
        raise InvalidThemeError(placer.place_all(problems), name, raw)
    written, found = check(data, ThemeFile)
    shown = dict(pictures(data, FilePath(name).parent))
    wrong = [one for one in shown.values() if isinstance(one, Problem)]
    problems += [*found, *check_theme(data), *wrong]
    if written is None or any_error(problems):
        raise InvalidThemeError(placer.place_all(problems), name, raw)
    theme, more = _theme(written, {key: str(one) for key, one in shown.items()})
    placed = placer.place_all([*problems, *more])
    if any_error(placed):
        raise InvalidThemeError(placed, name, raw)
    return LoadedTheme(theme, tuple(placed), (FilePath(name), *_logo_files(written, FilePath(name).parent)))


def built_in() -> list[str]:
    """The names of the themes that come with the program."""
    return [DEFAULT_NAME, *sorted(entry.name.removesuffix(SUFFIX) for entry in _folder().iterdir())]


@cache
def built_in_theme(name: str) -> Theme:
    """One of them."""
    if name == DEFAULT_NAME:
        return DEFAULT
    return load_theme(_folder().joinpath(f"{name}{SUFFIX}").read_bytes(), name).theme


def _folder() -> Traversable:
    return files("journeymap_cli.render.theme").joinpath("builtin")


def _data(text: YamlText) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Widened data, or None and why there is none."""
    if text.data is None and any_error(text.problems):
        return None, text.problems
    data = normalize({} if text.data is None else text.data, FieldShape(part=ThemeFile))
    if isinstance(data, dict):
        return data, list(text.problems)
    what = "a list" if isinstance(data, list) else "a text"
    wrong = Problem(WRONG_TYPE, f"the file is {what}, not a mapping", hint="begin with 'accent: \"#7a1fa2\"'")
    return None, [*text.problems, wrong]


def _theme(written: ThemeFile, shown: dict[str, str]) -> tuple[Theme, list[Problem]]:
    """The theme with inks that can be read, and what was found wrong or made darker or lighter."""
    stages = written.stages or _heads(written.accent)
    made = {mode: _palette(written, mode, stages) for mode in MODES}
    logo = Logo(shown["file"], shown.get("dark"), written.logo.text) if written.logo else None
    theme = Theme(
        light=made["light"][0],
        dark=made["dark"][0],
        stages=stages,
        fonts=(*written.fonts, *DEFAULT.fonts),
        drawn_fonts=written.fonts,
        patterns=written.patterns,
        logo=logo,
    )
    return theme, [problem for _, problems in made.values() for problem in problems]


def _heads(accent: str | None) -> tuple[str, ...]:
    """The colours of stages where none are written: two shades of the accent, so that neighbours differ."""
    return (accent, mix(accent, BLACK, SHADOW)) if accent else DEFAULT.stages


def _palette(written: ThemeFile, mode: ModeName, stages: tuple[str, ...]) -> tuple[Palette, list[Problem]]:
    wanted = with_colors(getattr(DEFAULT, mode), _colors(written, mode))
    if name := unreadable_ground(wanted, stages):
        own = getattr(written, mode)
        return wanted, [_no_ink(wanted, name, (mode, name if getattr(own, name) else "surface"))]
    palette = readable(wanted, stages)
    return palette, list(_changed(getattr(written, mode), mode, palette))


def _colors(written: ThemeFile, mode: ModeName) -> dict[str, Any]:
    """The colours that the file says of a mode, by name: those for both, then its own."""
    both = {name: getattr(written, name) for name in BOTH}
    own = dict(getattr(written, mode) or ())
    return {name: value for colors in (both, own) for name, value in colors.items() if value and name in PALETTE}


def _no_ink(palette: Palette, name: str, path: Path) -> Problem:
    both = f"no text reads on both {name} {getattr(palette, name)} and surface {palette.surface}"
    message = f"surface {palette.surface} is neither dark nor light enough for text" if name == "surface" else both
    hint = "set page, surface, soft, pain and chance together, so that all are light or all are dark"
    return Problem(BAD_VALUE, message, path, hint=hint)


def _changed(own: Any, mode: ModeName, palette: Palette) -> Iterator[Problem]:
    """A warning for each colour that the file says of this very mode, and that cannot be read as it is."""
    for name in LEAST:
        said, made = getattr(own, name, None), getattr(palette, name)
        if said and said != made:
            message = f"'{said}' has too little contrast (WCAG AA, {LEAST[name]:g} to 1): drawn as {made}"
            yield Problem(BAD_VALUE, message, (mode, name), severity=Severity.WARNING, hint=f"write {made}")


def _logo_files(written: ThemeFile, folder: FilePath) -> Iterator[FilePath]:
    names = (getattr(written.logo, key) for key in PICTURES) if written.logo else ()
    return (folder / name for name in names if name)
