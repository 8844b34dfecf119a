"""An SVG does not depend on the fonts of the machine that draws it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap_cli.formats import DiagramName

WORDS = "支払い API ทดสอบ ກວດສອບ מפתח ★ → ✕ مفتاح Ստուգում 한국어 🙂👩‍💻 é"
DRAW = """
import sys
from pathlib import Path
from journeymap_cli.render.graphviz import fontconfig
if sys.argv[2] == "bare":
    fontconfig._system_folders = lambda: iter(())
from journeymap_cli.render.options import Options
from journeymap_cli.render.svg import svg
from support.sample_maps import full_map
sys.stdout.buffer.write(svg.render(full_map(sys.argv[3]), Options(diagram=sys.argv[1])))
"""


def drawn(diagram: DiagramName, fonts: str, cache: Path) -> bytes:
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path), "XDG_CACHE_HOME": str(cache / fonts)}
    command = [sys.executable, "-c", DRAW, diagram, fonts, WORDS]
    return subprocess.run(command, capture_output=True, check=True, env=environment).stdout


@pytest.mark.parametrize("diagram", ["map", "flow"])
def test_it_is_the_same_with_only_the_bundled_font(diagram: DiagramName, tmp_path: Path) -> None:
    bare = drawn(diagram, "bare", tmp_path)
    assert WORDS.split(maxsplit=1)[0] in bare.decode()
    assert bare == drawn(diagram, "all", tmp_path)
