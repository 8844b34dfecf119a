import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymap_cli.render.graphviz import fontconfig
from journeymap_cli.render.graphviz.drawings import FONTS

THAI = """
from journeymap_cli.render.graphviz import engine
print("ภาษาไทย" in engine.draw('graph {n [label="ภาษาไทย"]}', "dot", "svg").decode())
"""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    fontconfig.variables.cache_clear()
    yield
    fontconfig.variables.cache_clear()


def folders(settings: str) -> list[str | None]:
    return [folder.text for folder in ET.parse(settings).iterfind("dir")]


def test_the_carried_fonts_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a & b").mkdir()
    monkeypatch.setattr(fontconfig, "cache_folder", lambda kind: tmp_path / "a & b")
    settings = fontconfig.variables()["FONTCONFIG_FILE"]
    first, *others = folders(settings)
    assert sorted(font.name for font in Path(str(first)).iterdir()) == ["Inter-Bold.otf", "Inter-Regular.otf"]
    assert others == [str(folder) for folder in fontconfig._system_folders()]
    assert Path(settings).is_relative_to(tmp_path)


def test_a_broken_copy_is_mended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fontconfig, "cache_folder", lambda kind: tmp_path)
    first = Path(str(folders(fontconfig.variables()["FONTCONFIG_FILE"])[0])) / "Inter-Bold.otf"
    first.write_bytes(b"half")
    fontconfig.variables.cache_clear()
    fontconfig.variables()
    assert first.read_bytes() == (FONTS / "Inter-Bold.otf").read_bytes()


@pytest.mark.parametrize("place", [None, "gone"])
def test_without_a_cache_a_folder_of_its_own_serves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str | None
) -> None:
    monkeypatch.setattr(fontconfig, "cache_folder", lambda kind: place and tmp_path / place)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert Path(fontconfig.variables()["FONTCONFIG_FILE"]).parent.parent == tmp_path


def test_the_rules_are_xml_that_names_no_folder() -> None:
    rules = ET.parse(FONTS / "rules.conf").getroot()
    assert rules.find("dir") is None
    assert len(rules.findall("match")) >= 4


def test_the_licence_goes_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert all(font.stat().st_size < 350_000 for font in FONTS.glob("*.otf"))


def test_thai_is_drawn_without_a_dictionary_of_the_system() -> None:
    hidden = Path("/usr/share/libthai")
    words = [sys.executable, "-c", THAI]
    if hidden.is_dir():
        words = ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs none {hidden} && exec "$@"', "sh", *words]
        if subprocess.run([*words[:5], "sh", "true"], check=False, capture_output=True).returncode:
            pytest.skip("no rights to mount here")
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "True\n")
