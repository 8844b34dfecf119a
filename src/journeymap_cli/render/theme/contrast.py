"""Colours and their contrast, by the formulas of WCAG 2.2."""

from functools import lru_cache
from typing import Final, TypeAlias

Rgb: TypeAlias = tuple[int, int, int]

BLACK: Final = "#000000"
WHITE: Final = "#ffffff"
TEXT: Final = 4.5
"""The least contrast of text (WCAG 1.4.3)."""

SHAPE: Final = 3.0
"""The least contrast of lines and icons (WCAG 1.4.11)."""

STEPS: Final = 20
"""How many shades are tried between a colour and black or white."""


def channels(color: str) -> Rgb:
    """Red, green and blue of `#rgb` or `#rrggbb`, each from 0 to 255."""
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def luminance(color: str) -> float:
    """The relative luminance, from 0 for black to 1 for white."""
    red, green, blue = (_linear(channel / 255) for channel in channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def ink_on(color: str) -> str:
    """Black or white, whichever has more contrast on a colour: one of them always has at least 4.5."""
    return max(WHITE, BLACK, key=lambda ink: contrast(ink, color))


def mix(color: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another colour mixed in."""
    parts = zip(channels(color), channels(other), strict=True)
    return "#" + "".join(f"{round(start + (end - start) * share):02x}" for start, end in parts)


def legible(color: str, ground: str, least: float = SHAPE) -> str:
    """The colour, as much darker or lighter as necessary for a contrast of at least `least` on a ground."""
    ink = ink_on(ground)
    shades = (mix(color, ink, step / STEPS) for step in range(STEPS + 1))
    return next((shade for shade in shades if contrast(shade, ground) >= least), ink)
