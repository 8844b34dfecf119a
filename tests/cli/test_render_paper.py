"""--paper: a map in pages."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from journeymap_cli.cli.app import app

GOALS = ", ".join("abcdefghijklm")
LONG = "title: Long\nstages:\n" + "".join(f"  - {{name: Stage {at}, goals: [{GOALS}]}}\n" for at in range(30))
SHORT = "title: Short\nstages: [A, B]\n"


def render(folder: Path, text: str, *options: str) -> tuple[int, str, list[str]]:
    source = folder / "map.yaml"
    source.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["render", str(source), *options])
    return result.exit_code, result.output, sorted(path.name for path in folder.iterdir() if path != source)


@pytest.mark.parametrize("format_", ["svg", "png"])
def test_each_page_is_a_file(tmp_path: Path, format_: str) -> None:
    code, output, found = render(tmp_path, LONG, "-f", format_, "--paper", "a4")
    assert code == 0, output
    assert found == [f"map-{number}.{format_}" for number in range(1, len(found) + 1)]
    assert len(found) > 2
    assert render(tmp_path, LONG, "-f", format_, "--paper", "a4", "--check")[0] == 0


def test_a_single_page_has_the_usual_name(tmp_path: Path) -> None:
    assert render(tmp_path, SHORT, "-f", "svg", "--paper", "16:9")[2] == ["map.svg"]


def test_a_pdf_has_all_pages_in_one_file(tmp_path: Path) -> None:
    assert render(tmp_path, LONG, "-f", "pdf", "--paper", "letter")[2] == ["map.pdf"]


def test_several_pages_do_not_go_to_standard_output(tmp_path: Path) -> None:
    code, output, found = render(tmp_path, LONG, "-f", "svg", "--paper", "a3", "-o", "-")
    assert code == 2
    assert "pages: name a file, or draw a pdf" in output
    assert found == []


@pytest.mark.parametrize("options", [("-f", "html"), ("-f", "svg", "--diagram", "flow")])
def test_what_has_no_pages_is_drawn_as_usual(tmp_path: Path, options: tuple[str, ...]) -> None:
    code, _, found = render(tmp_path, LONG, *options, "--paper", "a4")
    assert (code, len(found)) == (0, 1)


def test_an_unknown_paper_is_refused(tmp_path: Path) -> None:
    code, output, _ = render(tmp_path, SHORT, "--paper", "a5")
    assert code == 2
    assert "'a3', 'a4', 'letter', '16:9'" in output
