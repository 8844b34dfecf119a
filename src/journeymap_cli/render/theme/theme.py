"""Palettes and themes, and the default theme: the only colours that are written in Python."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.problem import Problem
from journeymap_cli.render.theme.contrast import ink_on, legible, mix
from journeymap_cli.render.theme.logo import Logo


class Palette(NamedTuple):
    """The colours of one mode, light or dark, by purpose.

    `emotions` go from very low to very high, `personas` repeat. `pain` and `chance` are the grounds of cards,
    `bad` and `good` the inks on them.
    """

    page: str
    surface: str
    soft: str
    ink: str
    muted: str
    line: str
    edge: str
    accent: str
    bad: str
    good: str
    star: str
    pain: str
    chance: str
    emotions: tuple[str, str, str, str, str]
    personas: tuple[str, ...]


class Theme(NamedTuple):
    """A look: palettes for light and dark, stage colours that repeat, and font families in order of preference.

    `drawn_fonts` come before the bundled font in drawings with selectable text. With `patterns`, dashes and frames
    replace distinctions by colour alone.
    """

    light: Palette
    dark: Palette
    stages: tuple[str, ...]
    fonts: tuple[str, ...]
    drawn_fonts: tuple[str, ...] = ()
    patterns: bool = False
    logo: Logo | None = None

    def stage(self, index: int) -> str:
        """The colour of a stage, by its index from 0."""
        return self.stages[index % len(self.stages)]

    def on_stage(self, index: int) -> str:
        """The colour of text on a stage's colour."""
        return ink_on(self.stage(index))


GENERIC: Final = frozenset(
    {"serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"}
)
"""The generic font families of CSS, which are keywords; all others are names."""


def families(names: Iterable[str], quote: str) -> str:
    """Font families as a CSS list. Names need no escaping: they have only letters, digits, spaces and hyphens."""
    return ",".join(name if name in GENERIC else f"{quote}{name}{quote}" for name in names)


SHADES: Final = (0, 0.5, 0.25)
"""Shares of ink in the colours of personas, for the first and each further round through the palette."""
PATTERNS: Final = 4


def persona_color(palette: Palette, index: int, own: str | None = None) -> str:
    """The colour of a persona's line and dots: its own, or that of its index, made visible on the surface.

    Personas beyond the last colour get the colours again, in other shades.
    """
    round_, number = divmod(index, len(palette.personas))
    shade = mix(palette.personas[number], palette.ink, SHADES[round_ % len(SHADES)])
    return legible(own or shade, palette.surface)


def line_pattern(theme: Theme, index: int) -> int:
    """The number of the pattern of a persona's line: 0 is a solid one.

    With `patterns`, neighbours differ. Otherwise, personas differ by colour, and each round through the colours has
    another pattern.
    """
    return index + index // PATTERNS if theme.patterns else index // len(theme.light.personas)


FEATURES: Final = "#231a10"
"""The eyes and the mouth of a face."""

EMOTIONS: Final = ("#d9534a", "#ec9a5b", "#e3c75a", "#9ccb78", "#55b183")

DEFAULT: Final = Theme(
    light=Palette(
        page="#f7f7f5",
        surface="#ffffff",
        soft="#f0f0ed",
        ink="#17191d",
        muted="#5b606a",
        line="#e6e6e2",
        edge="#7f838b",
        accent="#1d4fb8",
        bad="#b3261e",
        good="#14663c",
        star="#17191d",
        pain="#fdf1ef",
        chance="#eff7f1",
        emotions=EMOTIONS,
        personas=("#2f6fde", "#b4459a", "#0f8a6d", "#b8660b", "#7a5bd0", "#4c6b8a", "#c2384f", "#6f7d1f"),
    ),
    dark=Palette(
        page="#131519",
        surface="#1a1d22",
        soft="#22262c",
        ink="#f1f0ec",
        muted="#a3a9b3",
        line="#2c3037",
        edge="#7c828d",
        accent="#8fb5ff",
        bad="#ff9085",
        good="#74d3a0",
        star="#f1f0ec",
        pain="#34211f",
        chance="#1b2d24",
        emotions=EMOTIONS,
        personas=("#7aa7f7", "#e08aca", "#3dbd98", "#e0a24f", "#a793ee", "#8fb0d3", "#f07088", "#a9b84a"),
    ),
    stages=("#3566cc", "#7652c6", "#a8477f", "#b0542a", "#2f7d54", "#237b8b", "#596780", "#8a6a12"),
    fonts=("ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "sans-serif"),
)


class LoadedTheme(NamedTuple):
    """A theme, the warnings about its file, and the files that were read for it."""

    theme: Theme
    warnings: tuple[Problem, ...] = ()
    files: tuple[Path, ...] = ()
