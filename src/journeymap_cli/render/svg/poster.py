"""The poster as SVG: each mark is one element, in the order in which they lie over each other.

A map of 1,000 steps has 50,000 marks, most in a few dozen styles, so each style is written only once.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.pictures import Picture
from journeymap_cli.render.options import Options
from journeymap_cli.render.svg.elements import (
    HEADER,
    NAMESPACE,
    STYLE,
    TextPlace,
    attribute,
    font_family,
    short,
    text,
    title,
)
from journeymap_cli.render.theme.style import DrawingStyle, color, drawing_style
from journeymap_cli.view.lens import personas
from journeymap_cli.view.poster.poster import Poster, poster
from journeymap_cli.view.poster.shapes import Box, ColorRole, HorizontalRule, Photo, Spline, TextBlock, layers
from journeymap_cli.view.poster.text import baselines

DASHES: Final = {
    "solid": "",
    "dashed": ' stroke-dasharray="5,2"',
    "dotted": ' stroke-dasharray="1,5"',
    "fine": ' stroke-dasharray="1.4,1.2"',
    "bridge": ' stroke-dasharray="1.5,3.5"',
}
ROUNDED: Final = 12
"""The largest radius of a rounded corner in points; that of a small box is a third of its shorter side."""


class Styles(NamedTuple):
    """Cached formatters for the attributes of each kind of mark, and for numbers."""

    box: Callable[[ColorRole | None, ColorRole | None, float, str], str]
    text: Callable[[ColorRole, float, bool], str]
    line: Callable[[ColorRole, float, str], str]
    short: Callable[[float], str]


def poster_svg(facts: Analysis, options: Options) -> bytes:
    """Draw the poster as an SVG file."""
    return sheet_svg(poster(facts, options.wrap, options.stamp, options.pictures()), facts, options)


def sheet_svg(drawn: Poster, facts: Analysis, options: Options) -> bytes:
    """Draw one sheet as an SVG file."""
    look = drawing_style(options.theme, personas(facts), facts.language)
    box, text_, line = (cache(partial(style, look)) for style in (_box_style, _text_style, _line_style))
    styles = Styles(box, text_, line, cache(short))
    ground, lines, above = layers(drawn.marks)
    wide, high, images = short(drawn.width), short(drawn.height), dict(options.images)
    parts = (
        HEADER,
        f'<svg xmlns="{NAMESPACE}" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}" role="img"',
        f' lang="{facts.language.tag}" xml:space="preserve" font-family="{font_family(options.theme.drawn_fonts)}">\n',
        title(facts.journey.title),
        STYLE,
        f'<rect width="{wide}" height="{high}" fill="{look.light.surface}"/>\n',
        *(_rule(mark, styles) if isinstance(mark, HorizontalRule) else _box(mark, styles) for mark in ground),
        *(_spline(mark, "bridge" if mark.dashed else look.line(mark.ink), styles) for mark in lines),
        *(_above(mark, styles, images) for mark in above),
        "</svg>\n",
    )
    return "".join(parts).encode()


def _above(mark: Box | TextBlock | Photo, styles: Styles, images: Mapping[str, Picture]) -> str:
    if isinstance(mark, Photo):
        return _photo(mark, images[mark.file].address, styles.short)
    return _box(mark, styles) if isinstance(mark, Box) else _lines(mark, styles)


def _photo(photo: Photo, address: str, short: Callable[[float], str]) -> str:
    """A picture that fills its frame, cropped if its shape differs."""
    frame = f'x="{short(photo.x)}" y="{short(photo.y)}" width="{short(photo.width)}" height="{short(photo.height)}"'
    label = f'role="img" aria-label="{attribute(photo.alt)}"'
    return f'<image {frame} preserveAspectRatio="xMidYMid slice" {label} href="{address}"/>\n'


def _box(box: Box, styles: Styles) -> str:
    dashes = "solid" if not box.dashed else "fine" if box.shape == "disc" else "dashed"
    style, short = styles.box(box.fill, box.edge, box.weight, dashes), styles.short
    if box.shape == "disc":
        across, along = box.width / 2, box.height / 2
        middle = f'cx="{short(box.x + across)}" cy="{short(box.y + along)}"'
        return f'<ellipse {middle} rx="{short(across)}" ry="{short(along)}"{style}/>\n'
    size = f'width="{short(box.width)}" height="{short(box.height)}"'
    corner = f' rx="{short(min(ROUNDED, box.width / 3, box.height / 3))}"' if box.shape == "round" else ""
    return f'<rect x="{short(box.x)}" y="{short(box.y)}" {size}{corner}{style}/>\n'


def _rule(rule: HorizontalRule, styles: Styles) -> str:
    style = styles.line(rule.ink, rule.weight, "dashed" if rule.dashed else "solid")
    start, end, high = styles.short(rule.x), styles.short(rule.x + rule.width), styles.short(rule.y)
    return f'<path d="M{start},{high}H{end}"{style}/>\n'


def _spline(spline: Spline, dashes: str, styles: Styles) -> str:
    start, *rest = (f"{styles.short(x)},{styles.short(y)}" for x, y in spline.points)
    return f'<path d="M{start}C{" ".join(rest)}"{styles.line(spline.ink, spline.weight, dashes)}/>\n'


def _lines(block: TextBlock, styles: Styles) -> str:
    style, bold, size = styles.text(block.ink, block.size, block.bold), block.bold, block.size
    shown = "".join(
        [
            text(line, TextPlace(block.x, high, block.width, block.side), size, bold, style)
            for line, high in zip(block.lines, baselines(block), strict=True)
        ]
    )
    return f'<a href="{attribute(block.href)}">{shown}</a>\n' if block.href else shown


def _box_style(look: DrawingStyle, fill: ColorRole | None, edge: ColorRole | None, weight: float, dashes: str) -> str:
    frame = f"{_stroke(color(edge, look), weight)}{DASHES[dashes]}" if edge else ""
    return f' fill="{color(fill, look) if fill else "none"}"{frame}'


def _line_style(look: DrawingStyle, ink: ColorRole, weight: float, dashes: str) -> str:
    return f' fill="none"{_stroke(color(ink, look), weight)}{DASHES[dashes]}'


def _stroke(ink: str, weight: float) -> str:
    return f' stroke="{ink}" stroke-width="{weight:g}"'


def _text_style(look: DrawingStyle, ink: ColorRole, size: float, bold: bool) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'{weight} font-size="{short(size)}" fill="{color(ink, look)}"'
