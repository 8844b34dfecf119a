"""Make the fonts of the page: subsets of the variable font Inter, in base64 as the page embeds it.

    python tools/fonts.py InterVariable.woff2

The file comes from release 4.1 of Inter (npm package `inter-ui`, folder `variable`). Each block is a font of its own;
a page embeds those that its text needs.
"""

import argparse
import base64
import io
import json
import sys
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET: Final = Path(__file__).parents[1] / "src/journeymap_cli/render/html/fonts"
AXES: Final = {"opsz": 14, "wght": (400, 700)}
FEATURES: Final = ("kern", "tnum", "ccmp", "locl", "mark", "mkmk", "case")

SIGNS: Final = "‐‑–—‘’‚“”„†•…‰′″‹›⁄€™←↑→↓↔↩−≈≠≤≥▲▼◆■●○★☆✓✗"
BLOCKS: Final[dict[str, tuple[tuple[int, int], ...]]] = {
    "latin": (
        (0x20, 0x7E),
        (0xA0, 0xFF),
        (0x152, 0x153),
        (0x2000, 0x200A),
        *((ord(sign), ord(sign)) for sign in SIGNS),
    ),
    "latin-ext": ((0x100, 0x151), (0x154, 0x17F)),
    "latin-more": ((0x180, 0x24F), (0x1E00, 0x1EFF)),
    "figures": ((0x2070, 0x209C), (0x20A0, 0x20BF), (0x2150, 0x215F)),
    "marks": ((0x2B0, 0x36F),),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x400, 0x52F),),
}
"""The code points of each block, without those of blocks before it. The first is always embedded."""


def main(source: Path) -> None:
    TARGET.mkdir(exist_ok=True)
    covered: dict[str, list[tuple[int, int]]] = {}
    taken: set[int] = set()
    for block, ranges in BLOCKS.items():
        content, codes = subset(source, {code for first, last in ranges for code in range(first, last + 1)} - taken)
        taken.update(codes)
        (TARGET / f"{block}.woff2.txt").write_text(base64.b64encode(content).decode("ascii"), encoding="ascii")
        covered[block] = list(runs(codes))
        sys.stdout.write(f"{block}: {len(content)} bytes, {len(codes)} characters\n")
    text = json.dumps(covered, separators=(",", ":"))
    (TARGET / "blocks.json").write_text(text + "\n", encoding="ascii")


def pinned(source: Path) -> TTFont:
    """Return the font with fewer axes. It is saved once, because the instance itself cannot be subset."""
    target = io.BytesIO()
    instantiateVariableFont(TTFont(source), AXES).save(target)
    return TTFont(io.BytesIO(target.getvalue()))


def subset(source: Path, wanted: Set[int]) -> tuple[bytes, list[int]]:
    """Return the WOFF2 file of a block, and the code points that it has."""
    font = pinned(source)
    codes = sorted(wanted & font.getBestCmap().keys())
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting, options.flavor, options.name_IDs, options.notdef_outline = False, "woff2", [], True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = "woff2"
    target = io.BytesIO()
    font.save(target)
    return target.getvalue(), codes


def runs(codes: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Return the runs of consecutive code points, as pairs of the first and last; `codes` must be sorted."""
    found: list[list[int]] = []
    for code in codes:
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [(first, last) for first, last in found]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("font", type=Path, metavar="FONT", help="InterVariable.woff2")
    main(parser.parse_args().font)
