"""Check pages in a browser for broken words, and parts that are cut off, covered, scrolling or below the first screen.

Without arguments: all examples, and a generated map of 60 steps with German compounds. Prints the size of each page
and what is wrong; the exit code is 1 if anything is. Requires Chromium.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journeymap_cli.app import draw_map, load_map
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT: Final = Path(__file__).resolve().parents[1]
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
WIDTHS: Final = (1920, 1440, 1024, 390)
HEIGHT: Final = 900
LIMIT: Final = 2**22

BROKEN: Final = r"""() => {
    const joint = /[\u00ad\u200b\-‐–—\/\s]/;
    const own = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\u0e00-\u0eff\u1780-\u17ff]/;
    const found = new Set();
    const top = (node, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return [...range.getClientRects()].findLast((box) => box.width > 0)?.top;
    };
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const parent = node.parentElement;
        if (node.data.trim().length < 2 || parent.closest('.url, .sr, script, svg')) continue;
        if (!parent.checkVisibility()) continue;
        const text = node.data;
        for (let at = 1, before = top(node, 0); at < text.length; at++) {
            const here = joint.test(text[at]) ? undefined : top(node, at);
            if (here !== undefined && before !== undefined && here > before + 2
                && !joint.test(text[at - 1]) && !own.test(text[at - 1] + text[at])) {
                found.add(text.slice(0, at) + '|' + text.slice(at));
            }
            if (here !== undefined) before = here;
        }
    }
    return [...found];
}"""
"""Words broken over two lines without a hyphen, with `|` at the break; web addresses are ignored."""

CUT: Final = """() => [...document.querySelectorAll("body *")].filter((one) => {
    if (one.closest("svg, .sr, template, script, style, .pop") || !one.checkVisibility()) return false;
    const style = getComputedStyle(one), wide = one.scrollWidth > one.clientWidth + 1;
    if (one.closest(".who") && style.textOverflow === "ellipsis") return false;
    if (style.position === "absolute" && style.clipPath !== "none") return false;
    const isBox = style.overflowX !== "visible" || one.matches("td, th, .lens, .story, .bar, .hero, .insights");
    return one.clientWidth > 0 && wide && isBox;
}).map((one) => one.outerHTML.slice(0, 160))"""
"""Elements that are narrower than their content, except names of personas in the bar, which may end in an ellipsis."""

COVERED: Final = """() => {
    const boxes = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
        .map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width && box.height);
    const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
    const texts = boxes(".hero .lab text, .hero .nr, .hero .rv, .hero .axis p, .hero .bands span"), found = [];
    const [, board] = boxes(".hero .board")[0];
    texts.forEach(([one, box], at) => {
        if (box.left < board.left - 10 || box.right > board.right + 10) found.push(`cut off: ${one.textContent}`);
        texts.slice(at + 1).forEach(([other, area]) => {
            if (one.parentElement === other.parentElement || !meets(box, area)) return;
            found.push(`${one.textContent} / ${other.textContent}`);
        });
    });
    return found;
}"""
"""Texts of the overview that overlap each other or reach beyond its edges."""

SCROLLING: Final = """() => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
    && !one.closest("dialog, .pop") && /auto|scroll/.test(getComputedStyle(one).overflow))
    .map((one) => one.outerHTML.slice(0, 160))"""
"""Elements that scroll on their own, except dialogs and menus."""

FIRST: Final = """(height) => {
    const bottom = (selector) => Math.max(0, ...[...document.querySelectorAll(selector)]
        .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().bottom));
    return Object.entries({learned: ".learned li", facts: ".glance dl > div", curve: ".hero .pt", pains: ".hero .pm"})
        .filter(([, selector]) => bottom(selector) > height).map(([name]) => name);
}"""
"""Parts of the story, the curve and the marks that are below the first screen."""

NAMES: Final = (
    "Terminvereinbarungsverfahren",
    "Anästhesiegespräch",
    "Qualitätssicherungsfragebogen",
    "Aufnahme",
    "Warten",
)
PAINS: Final = ("Zuständigkeitsstreitigkeiten", "Datenschutzgrundverordnungshinweise", "Terminvergabe nur telefonisch")


def main(names: list[str]) -> int:
    from playwright.sync_api import sync_playwright

    program = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if not program:
        sys.exit("no Chromium on this machine (Debian: apt-get install chromium)")
    maps = [(path.parent.name + "/" + path.name, load_map(path)) for path in map(Path, names)] if names else samples()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        wrong = sum(report(browser, name, draw_map(journey).decode()) for name, journey in maps)
        browser.close()
    return 1 if wrong else 0


def samples() -> Iterator[tuple[str, Journey]]:
    for path in sorted((ROOT / "examples").glob("*/*journey.yaml")):
        yield f"{path.parent.name}/{path.name}", load_map(path)
    yield "60 steps", load(long_map().encode(), "long.yaml", DiskReader(LIMIT)).journey


def long_map(steps: int = 60) -> str:
    """Return a map of many steps with long German words."""
    lines = [
        "lang: de",
        "title: Krankenhausaufnahmevorbereitung",
        "personas:",
        "  - {id: a, name: Ingrid, role: Patientin}",
    ]
    lines += ["  - {id: b, name: Katharina, role: Angehörige}", "takeaways: [Niemand gibt Auskunft.]", "stages:"]
    for number in range(steps):
        if number % 10 == 0:
            lines += [f"  - name: Rehabilitationsmaßnahmen {number // 10 + 1}", "    steps:"]
        lines += [
            f"      - name: {NAMES[number % 5]} {number + 1}",
            f"        emotion: [{{persona: a, score: {number * 7 % 5 - 2}}}]",
        ]
        lines += ["        touchpoints: [Geschäftsstellenberatung]"]
        if number % 3 == 0:
            lines += [f"        pain_points: [{{text: {PAINS[number % 9 // 3]}, severity: severe}}]"]
        if number % 4 == 0:
            lines += [
                "        opportunities:",
                "          - {text: Online-Terminvergabe, impact: high, effort: low, owner: Patientenmanagement}",
            ]
    return "\n".join(lines)


def report(browser: "Browser", name: str, content: str) -> int:
    """Print the size of a page and its problems; return the number of problems."""
    found = list(problems(browser, content))
    print(f"{name}: {len(content.encode()):,} bytes, {len(found)} problems", *found, sep="\n  ")
    return len(found)


def problems(browser: "Browser", content: str) -> Iterator[str]:
    """Yield the problems of a page at each width, in words."""
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": HEIGHT})
        page.set_content(content)
        yield from (f"{width}: {problem}" for problem in problems_of(page))
        if width == 1440:
            yield from (f"{width}: not on the first screen: {part}" for part in page.evaluate(FIRST, HEIGHT))
        page.close()


def problems_of(page: "Page") -> Iterator[str]:
    """Yield the problems of an open page."""
    for words, script in (("broken", BROKEN), ("cut off", CUT), ("covered", COVERED), ("scrolls", SCROLLING)):
        for one in page.evaluate(script):
            yield f"{words}: {one}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("maps", nargs="*", metavar="MAP", help="a map; by default the examples and a generated one")
    sys.exit(main(parser.parse_args().maps))
