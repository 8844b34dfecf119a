"""LibreOffice opens, saves and prints a workbook; what is edited there comes back into the map."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from journeymap_cli.cli.app import app
from journeymap_cli.exchange.workbook.opening import open_workbook
from support import libreoffice_edits
from support.browsers import skip_or_fail

PYTHON = "/usr/bin/python3"

SHOP = """\
# Comments stay
title: The shop
personas: [Ana]
stages:
  - Enter  # the door
  - name: Buy
    steps:
      - name: Queue
        when: Noon   # not at night
        goals:
          - Be quick
          - {text: "=1+1 <b>&amp;", note: keep}
        # what hurts
        pain_points: [{text: Long line, severity: minor}, 列が長い]
      - {name: Till, metrics: {name: Wait, value: 12.50, as_of: 2026-01-02}}
"""
EDITED = (
    SHOP.replace("when: Noon ", "when: Night ")
    .replace("- Be quick", "- Be very quick")
    .replace("severity: minor", "severity: severe")
    .replace("Long line", "Queue")
)
EDITED_BY_HAND = """\
# Comments stay
title: The shop
personas: [Ana]
lanes:
  - goals
  - emotion
  - pain_points
  - metrics
  - {id: signs, label: Signs}
stages:
  # the door
  - name: Enter
    pain_points: Heavy door
    cells: {signs: Exit}
  - name: Buy
    steps:
      - name: Queue
        when: Night   # not at night
        goals:
          - Be quick
          - {text: "=1+1 <b>&amp;", note: keep}
        # what hurts
        pain_points: [{text: Long line, severity: severe}]
      - Aisle
      - {name: Till, emotion: -1.5, metrics: {name: Wait, value: 12.50, as_of: 2026-01-02}}
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "shop.yaml"
    path.write_text(SHOP, encoding="utf-8")
    assert CliRunner().invoke(app, ["render", "shop.yaml", "-f", "xlsx"]).exit_code == 0
    return path


Saved = Callable[[Path, str], Path]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """A function that returns a file as LibreOffice saves it with another ending, in a folder of its own."""
    program = shutil.which("soffice") or skip_or_fail("no LibreOffice on this machine")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"

    def save(file: Path, ending: str) -> Path:
        folder = file.parent / ending
        command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return folder / f"{file.stem}.{ending}"

    return save


def edit(ods: Path, texts: dict[str, str]) -> None:
    """Write other texts into the first cells that have some, which are not those of the hidden sheet."""
    with zipfile.ZipFile(ods) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    content = parts["content.xml"].decode()
    for old, new in texts.items():
        assert f">{old}</text:p>" in content
        content = content.replace(f">{old}</text:p>", f">{new}</text:p>", 1)
    with zipfile.ZipFile(ods, "w") as packed:
        for name, part in {**parts, "content.xml": content.encode()}.items():
            packed.writestr(name, part)


def into(table: Path, target: Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["import", str(table), "--into", str(target)])
    return result.exit_code, result.stderr


def test_a_workbook_goes_through_libreoffice_and_comes_back(shop: Path, saved: Saved) -> None:
    written = shop.with_suffix(".xlsx")
    ods = saved(written, "ods")
    cells = {sheet.name: sheet.rows for sheet in open_workbook(written.read_bytes())}
    assert {sheet.name: sheet.rows for sheet in open_workbook(ods.read_bytes())} == cells
    assert into(ods, shop)[0] == 0
    assert shop.read_text(encoding="utf-8") == SHOP

    edit(ods, {"Noon": "Night", "• Be quick": "• Be very quick", "• Long line": "• Queue", "minor": "severe"})
    for table in (ods, saved(ods, "xlsx"), saved(ods, "xls")):
        shop.write_text(SHOP, encoding="utf-8")
        assert into(table, shop)[0] == 0
        assert shop.read_text(encoding="utf-8") == EDITED


def test_what_people_edit_in_libreoffice_comes_back(shop: Path) -> None:
    program = shutil.which("soffice") or skip_or_fail("no LibreOffice on this machine")
    if subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        skip_or_fail("Debian's Python has no module uno (python3-uno)")
    before = SHOP.replace("{name: Till, ", "{name: Till, emotion: 1, ")
    shop.write_text(before, encoding="utf-8")
    assert CliRunner().invoke(app, ["render", "shop.yaml", "-f", "xlsx"]).exit_code == 0
    pipe, profile = f"journeymap{os.getpid()}", f"-env:UserInstallation={(shop.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as office:
        try:
            script = [PYTHON, str(libreoffice_edits.__file__), pipe, str(shop.with_suffix(".xlsx"))]
            subprocess.run(script, check=True, timeout=120)
        finally:
            office.terminate()
    for ending in libreoffice_edits.FILTERS:
        shop.write_text(before, encoding="utf-8")
        assert into(shop.with_name(f"edited.{ending}"), shop)[0] == 0
        assert shop.read_text(encoding="utf-8") == EDITED_BY_HAND


def test_a_workbook_prints_on_a3_with_every_text(shop: Path, saved: Saved) -> None:
    printed = saved(shop.with_suffix(".xlsx"), "pdf")
    program = shutil.which("pdftotext") or skip_or_fail("no pdftotext on this machine")
    text = subprocess.run([program, "-layout", printed, "-"], check=True, capture_output=True).stdout.decode()
    pages = text.rstrip("\f").split("\f")
    assert len(pages) == 5
    for word in ("The shop", "Enter", "Queue", "Noon", "Be quick", "=1+1 <b>&amp;", "Long line", "Wait: 12.50"):
        assert word in pages[0]
    assert "minor" in pages[2]
    assert b"/MediaBox[0 0 1190" in printed.read_bytes()
