"""The page on paper: as a browser prints it, read back by poppler."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.browsers import Opener, skip_or_fail
from support.pages import example_text

PAPERS = ["A3", "A4"]
LANES = ("goals", "needs", "activities", "questions", "thoughts", "quotes", "gains", "backstage", "support")
CELLS = ", ".join(f"{lane}: [{', '.join(['Waits'] * 9)}]" for lane in LANES)
TALL = f"title: Tall\nstages: [{{name: Departure, {CELLS}}}, {{name: Arrival, {CELLS}}}]"
STEP = "{name: s, activities: Waits, pain_points: Queue}"
STAGES = ", ".join(f"{{name: Stage {name}, steps: [{', '.join([STEP] * 5)}]}}" for name in "ABCDE")
WIDE = f"title: Wide\nstages: [{STAGES}]"
LAST = (
    "{name: Stage F, steps: [{name: s, activities: Waits, backstage: Repairs}, {name: t, activities: Waits, goals: g}]}"
)
TITLE = "Payments API: from first search to steady traffic"


@pytest.fixture(scope="module")
def pdftotext() -> str:
    return shutil.which("pdftotext") or skip_or_fail("no pdftotext on this machine")


def printed(opened: Opener, pdftotext: str, text: str, paper: str) -> list[str]:
    """The texts of the sheets."""
    page = opened(text).page
    file = opened.folder / "map.pdf"
    page.pdf(path=file, format=paper, landscape=True, print_background=True)
    return read(pdftotext, file)


def read(pdftotext: str, file: Path) -> list[str]:
    done = subprocess.run([pdftotext, "-layout", file, "-"], check=True, capture_output=True, encoding="utf-8")
    return done.stdout.replace("\u00ad", "").split("\f")[:-1]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_sheet_has_the_title_and_its_number(opened: Opener, pdftotext: str, paper: str) -> None:
    sheets = printed(opened, pdftotext, example_text("payments-api"), paper)
    assert len(sheets) >= 3
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"{TITLE} +{number} ?/ ?{len(sheets)}\s*$", sheet)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_stages_stand_above_each_part_of_a_long_map(opened: Opener, pdftotext: str, paper: str) -> None:
    sheets = printed(opened, pdftotext, TALL, paper)
    parts = [sheet for sheet in sheets if "Waits" in sheet]
    assert len(parts) > 1
    for sheet in parts:
        assert re.search("Departure +Arrival", sheet)


def test_all_of_the_map_is_on_paper(opened: Opener, pdftotext: str) -> None:
    sheets = "".join(printed(opened, pdftotext, example_text("payments-api"), "A3"))
    for words in (
        "Two days for a",
        "Rate limits are hidden",
        "Opportunities by priority",
        "Sources",
        "Ways other than to the next step",
    ):
        assert words in sheets
    for control in ("Search the map", "Skip to the map", "Lanes", "Whole map", "Present", "About this map"):
        assert control not in sheets


@pytest.mark.parametrize("name", ["payments-api", "saas-trial", "clinic-visit"])
def test_the_first_sheet_tells_the_story_and_the_last_is_not_blank(opened: Opener, pdftotext: str, name: str) -> None:
    first, second, *_, last = printed(opened, pdftotext, example_text(name), "A4")
    assert "At a glance" in first
    assert "Pain points" in first
    assert second.strip().startswith("Stage")
    assert len(last.split()) > 40


def test_without_a_script_the_cells_are_on_sheets_too(opened: Opener, pdftotext: str) -> None:
    page = opened(f"{WIDE[:-1]}, {LAST}]", java_script_enabled=False).page
    file = opened.folder / "map.pdf"
    page.pdf(path=file, format="A4", landscape=True, print_background=True)
    sheets = [sheet for sheet in read(pdftotext, file) if "Waits" in sheet]
    assert len(sheets) == 3
    for sheet, stages in zip(sheets, ["AB", "CD", "EF"], strict=True):
        assert [name for name in "ABCDEF" if re.search(rf"\bStage {name}\b", sheet)] == list(stages)
        assert sheet.count("Waits") == (10 if stages != "EF" else 7)
        assert re.search("^ *Stage +Stage", sheet, re.MULTILINE)
        assert re.search(r"^ *Step +\d", sheet, re.MULTILINE)
        assert re.search("^ *Activities +Waits", sheet, re.MULTILINE)
        assert re.search("^ *Pain points +Queue", sheet, re.MULTILINE)
        assert ("Backstage" in sheet) == ("Goals" in sheet) == (stages == "EF")
    ends = [max(len(line) for line in sheet.splitlines() if "Waits" in line) for sheet in sheets]
    assert min(ends) > 0.8 * max(ends)


def test_each_sheet_of_a_wide_map_names_its_stages_and_lanes(opened: Opener, pdftotext: str) -> None:
    sheets = [sheet for sheet in printed(opened, pdftotext, WIDE, "A4") if "Waits" in sheet]
    assert len(sheets) == 3
    for sheet, stages in zip(sheets, ["AB", "CD", "E"], strict=True):
        assert [name for name in "ABCDE" if re.search(rf"\bStage {name}\b", sheet)] == list(stages)
        assert re.search("^ *Activities +Waits", sheet, re.MULTILINE)
        assert re.search("^ *Pain points +Queue", sheet, re.MULTILINE)


@pytest.mark.parametrize("is_scripted", [True, False])
def test_what_is_folded_on_the_screen_is_open_on_paper(opened: Opener, pdftotext: str, is_scripted: bool) -> None:
    text = "title: x\nstages: [{name: A, pain_points: {text: Queue, description: Since spring}}]"
    page = opened(text, java_script_enabled=is_scripted).page
    file = opened.folder / "map.pdf"
    page.pdf(path=file, format="A4", landscape=True, print_background=True)
    sheets = "".join(read(pdftotext, file))
    assert "Since spring" in sheets
    assert "more" not in sheets
