"""Write the widths of the bundled fonts to a file that the tool can read without a font library.

    python tools/font_widths.py

Run it after changing src/journeymap_cli/render/graphviz/fonts; a test fails while the two differ.
"""

import argparse
import json
from pathlib import Path

from fontTools.ttLib import TTFont

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "journeymap_cli"
FONTS = PACKAGE / "render" / "graphviz" / "fonts"
TARGET = PACKAGE / "view" / "font_widths.json"
WEIGHTS = {"regular": "Inter-Regular.otf", "bold": "Inter-Bold.otf"}


def main() -> None:
    TARGET.write_text(json.dumps(widths(), separators=(",", ":")) + "\n", encoding="utf-8")


def widths() -> dict[str, object]:
    """Units per em, and per weight, runs of consecutive code points: the first one followed by all widths."""
    fonts = {weight: TTFont(FONTS / name) for weight, name in WEIGHTS.items()}
    units = {font["head"].unitsPerEm for font in fonts.values()}
    return {"units": units.pop(), **{weight: _runs(_advances(font)) for weight, font in fonts.items()}}


def _advances(font: TTFont) -> dict[int, int]:
    metrics = font["hmtx"]
    return {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}


def _runs(advances: dict[int, int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for code in sorted(advances):
        if not runs or code != runs[-1][0] + len(runs[-1]) - 1:
            runs.append([code])
        runs[-1].append(advances[code])
    return runs


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main()
