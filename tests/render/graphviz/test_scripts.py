import subprocess
import sys

import pytest

from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.scripts import missing_scripts

WITHOUT_FONTS = """
from journeymap_cli.render.graphviz import fontconfig
fontconfig._system_folders = lambda: iter(())
from journeymap_cli.render.graphviz.scripts import missing_scripts
print(*missing_scripts("Hello, Ключ → ★ é 日本 カナ 한국 مرحبا שלום 🙂👩‍💻 ⟲"))
"""


def test_a_machine_without_fonts_lacks_all_but_the_carried_scripts() -> None:
    said = subprocess.run([sys.executable, "-c", WITHOUT_FONTS], capture_output=True, text=True, check=True)
    assert said.stdout == "Arabic Chinese Hebrew Japanese Korean emoji symbols\n"


def test_text_of_the_carried_font_costs_no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "run", None)
    assert missing_scripts("Hello, Ключ λ → ★ e\u0301 \u200d") == []


def test_characters_that_do_not_exist_are_no_script() -> None:
    assert missing_scripts("\u0378\ue000") == []
