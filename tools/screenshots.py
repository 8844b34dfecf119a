"""Take screenshots of the examples, or of other maps, for visual review.

Writes to screenshots/: the page at three widths, in light and dark and on paper, its first screen, the whole map, each
persona, each slide, and both diagrams. Requires Chromium and pdftoppm (Debian: poppler-utils) for the paper pages.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from urllib.parse import quote

from journeymap_cli.load.document import Document
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.render.graphviz import png
from journeymap_cli.render.html import page as html
from journeymap_cli.render.options import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Color: TypeAlias = Literal["light", "dark"]

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (1440, 1024, 390)
COLORS: Final[tuple[Color, ...]] = ("light", "dark")
PAPERS = ("A3", "A4")
LIMIT = 2**22


def main(names: list[str]) -> None:
    from playwright.sync_api import sync_playwright

    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if not found:
        sys.exit("no Chromium on this machine (Debian: apt-get install chromium)")
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for path in [Path(name) for name in names] or sorted(ROOT.glob("examples/*/journey.yaml")):
            name = path.parent.name if path.name == "journey.yaml" else path.name.removesuffix(".journey.yaml")
            pictures(browser, name, load(path.read_bytes(), str(path), DiskReader(LIMIT)))
        browser.close()


def pictures(browser: "Browser", name: str, document: Document) -> None:
    """Take all screenshots of a map."""
    page = TARGET / f"{name}.html"
    journey, options = document.journey, Options(images=tuple(document.images.items()))
    page.write_bytes(html.render(journey, options))
    (TARGET / f"{name}.map.png").write_bytes(png.render(journey, options._replace(diagram="map")))
    (TARGET / f"{name}.flow.png").write_bytes(png.render(journey, options._replace(diagram="flow")))
    for width in WIDTHS:
        for color in COLORS:
            on_screen(browser, page, width, color)
    for view, fragment in views(page):
        view_of(browser, page, view, fragment)
    for paper in PAPERS:
        on_paper(browser, page, paper)


def on_screen(browser: "Browser", page: Path, width: int, color: Color) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=color)
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.screenshot(path=page.with_suffix(f".{width}.{color}.png"), full_page=True)
    context.close()


def views(page: Path) -> Iterator[tuple[str, str]]:
    """The other views of a page, by name, with their fragments."""
    content = page.read_text(encoding="utf-8")
    yield "first", ""
    yield "whole-map", "#whole=1"
    for number, persona in enumerate(re.findall(r'data-persona="([^"]*)"', content), 1):
        yield f"only-{number}", f"#who={quote(unescape(persona))}"
    for number, slide in enumerate(re.findall(r'data-name="([^"]*)"', content), 1):
        yield f"slide-{number}", f"#present={quote(unescape(slide))}"


def view_of(browser: "Browser", page: Path, name: str, fragment: str) -> None:
    """Take a screenshot of one screen."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(page.as_uri() + fragment)
    tab.screenshot(path=page.with_suffix(f".{name}.png"))
    tab.close()


def on_paper(browser: "Browser", page: Path, paper: str) -> None:
    """Print a PDF, and render each of its pages as an image."""
    tab = browser.new_page()
    tab.goto(page.as_uri())
    sheets = page.with_suffix(f".{paper}.pdf")
    tab.pdf(path=sheets, format=paper, landscape=True, print_background=True)
    tab.close()
    if program := shutil.which("pdftoppm"):
        subprocess.run([program, "-png", "-r", "72", sheets, sheets.with_suffix("")], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("maps", nargs="*", metavar="MAP", help="a map; by default the examples")
    main(parser.parse_args().maps)
