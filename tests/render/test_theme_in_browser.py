"""Themes in a real browser: what a logo may do, and whether fonts and colours arrive."""

from pathlib import Path

import pytest

from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.file import built_in, built_in_theme, load_theme
from support.browsers import Opener
from support.pages import page

MAP = "title: T\npersonas: [{id: a, name: A}]\nstages: [{name: S, emotion: 1}, {name: R, emotion: 2}]"
WAYS = """
  [{name: A, steps: [{id: a, name: a, next: [b, c]}, {id: b, name: b, next: [c, d]},
    {id: c, name: c, next: [a, d]}, d]}]"""
HOSTILE_LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" onload="alert(1)">
<script>alert(2); fetch('https://example.com/a')</script><image href="https://example.com/b.png" width="9" height="9"/>
<style>@import url(https://example.com/c.css)</style><a href="javascript:alert(3)"><rect width="120" height="40"/></a>
</svg>"""


def test_a_hostile_logo_is_a_picture_and_nothing_else(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(HOSTILE_LOGO)
    theme = load_theme(b"logo: logo.svg", str(tmp_path / "brand.yaml")).theme
    found = opened.show(page(MAP, Options(theme=theme)))
    found.page.locator(".logo").click()
    size = found.page.locator(".logo").evaluate("image => [image.naturalWidth, image.naturalHeight]")
    assert size == [120, 40]
    assert [noise for noise in found.noise if not noise.startswith("request data:")] == []


def test_dark_screens_get_the_other_logo(opened: Opener, tmp_path: Path) -> None:
    for name, width in (("light.svg", 10), ("dark.svg", 20)):
        (tmp_path / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="9"/>')
    theme = load_theme(b"logo: {file: light.svg, dark: dark.svg}", str(tmp_path / "brand.yaml")).theme
    for colors, width in (("light", 10), ("dark", 20)):
        found = opened.show(page(MAP, Options(theme=theme)), color_scheme=colors)
        assert found.page.locator(".logo").evaluate("image => image.naturalWidth") == width


@pytest.mark.parametrize("name", built_in())
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_browser_takes_every_colour_and_font(opened: Opener, name: str, mode: str) -> None:
    theme = built_in_theme(name)
    found = opened.show(page(MAP, Options(theme=theme)), color_scheme=mode)
    seen = found.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--page')")
    assert seen == getattr(theme, mode).page
    fonts = found.page.evaluate("getComputedStyle(document.body).fontFamily")
    assert [font.strip('" ') for font in fonts.split(",")] == ["Map Inter", *theme.fonts]
    assert found.noise == []


def test_a_theme_chooses_the_font_of_the_page(opened: Opener) -> None:
    theme = load_theme(b"fonts: [3 Sans, serif, A-B]", "brand.yaml").theme
    found = opened.show(page(f"title: T\nstages: {WAYS}", Options(theme=theme)))
    found.page.locator(".flow summary").click()
    for place in ("body", ".picture text"):
        fonts = found.page.locator(place).first.evaluate("element => getComputedStyle(element).fontFamily")
        assert fonts.replace('"', "").startswith("3 Sans, serif, A-B, ")
