import subprocess
import sys

import pytest

from journeymap_cli.render.graphviz import engine, scripts
from journeymap_cli.render.graphviz.scripts import boxed, missing_for, missing_scripts
from journeymap_cli.view.measure import width
from support.journeys import journey
from support.sample_maps import full_map

WITHOUT_FONTS = """
from journeymap_cli.render.graphviz import fontconfig
fontconfig._system_folders = lambda: iter(())
from journeymap_cli.render.graphviz.scripts import missing_scripts
print(*missing_scripts("Hello, Ключ → ★ é 日本 カナ 한국 مرحبا שלום 🙂👩‍💻 ⟲ Ｌａ աբ ᏣᎳ 𝒜"))
"""


def test_a_machine_without_fonts_lacks_all_but_the_carried_scripts() -> None:
    said = subprocess.run([sys.executable, "-c", WITHOUT_FONTS], capture_output=True, text=True, check=True)
    assert said.stdout == "Arabic Armenian Cherokee Chinese Hebrew Japanese Korean emoji full-width symbols\n"


def test_text_of_the_carried_font_costs_no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "run", None)
    assert missing_scripts("Hello, Ключ λ → ★ e\u0301 \u200d") == []


def test_characters_that_do_not_exist_are_no_script() -> None:
    assert missing_scripts("\u0378\ue000") == []


def test_every_text_of_a_map_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "missing_scripts", sorted)
    assert "日" in missing_for(full_map("日"))
    assert set(missing_for(journey("{title: ab, stages: [{name: c, goals: [{text: d}]}]}"))) >= set("abcd")
    assert "日" not in missing_for(journey("{title: x, stages: [A], x-tool: {note: 日}}"))


def test_nothing_is_missing_where_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "missing", lambda: "no Graphviz")
    assert missing_scripts("\u1681") == []


def test_a_letter_without_a_font_is_one_box_and_its_marks_are_none() -> None:
    assert boxed(["Thai"], "API ที่ 1") == "API ▪ 1"
    assert boxed(["Japanese"], "ที่ の") == "ที่ ▪"
    assert boxed(["emoji"], "ok 👩\u200d💻\ufe0f!") == "ok ▪▪!"


@pytest.mark.parametrize("text", ["ทดสอบการชำระเงิน", "支払い", "مفتاح", "שלום", "한국어", "ကာကွယ်", "🙂", "Ｌａ"])
@pytest.mark.parametrize("bold", [False, True])
def test_boxes_are_never_wider_than_the_room_for_the_text(text: str, bold: bool) -> None:
    boxes = boxed(["Thai", "Chinese", "Japanese", "Arabic", "Hebrew", "Korean", "Myanmar", "emoji", "full-width"], text)
    assert set(boxes) == {"▪"}
    assert width(boxes, 9, bold) <= width(text, 9, bold)
