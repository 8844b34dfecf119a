import io
import os
from pathlib import Path

import pytest

from journeymap_cli.app.sources import FailedSource, MapSource, map_file
from journeymap_cli.cli.console import Console, report_failure
from journeymap_cli.cli.options import ColorChoice
from journeymap_cli.errors import InvalidJourneyError, UnreadableError

GOOD = "title: A map\nstages: [a]\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def source(text: str, name: str = "map.yaml", most: int = 10**6) -> MapSource:
    Path(name).write_text(text, encoding="utf-8")
    return map_file(name, most)


def type_in(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def told(source: MapSource, capsys: pytest.CaptureFixture[str], *, quiet: bool = False) -> str:
    with pytest.raises(InvalidJourneyError) as caught:
        _ = source.document()
    report_failure(Console(ColorChoice.NEVER, quiet), FailedSource(source, caught.value), "not drawn")
    return capsys.readouterr().err


def test_a_file_is_a_document_with_its_name() -> None:
    document = source(GOOD).document()
    assert document.journey.title == "A map"
    assert document.name == "map.yaml"


def test_standard_input_has_a_name_in_messages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("stages: [a]", monkeypatch)
    assert "--> <stdin>:1:1\n" in told(map_file("-", 10**6), capsys)


def test_problems_are_reported_at_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(source("title: A map\nstages:\n  - name: a\n    touchpoint: b\n"), capsys) == (
        "error[unknown-key]: unknown key 'touchpoint'\n"
        " --> map.yaml:4:5\n"
        "  |\n"
        "3 |   - name: a\n"
        "4 |     touchpoint: b\n"
        "  |     ^^^^^^^^^^ did you mean 'touchpoints'?\n"
        "\n"
        "map.yaml: 1 error, not drawn\n"
    )


def test_quiet_leaves_out_the_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not drawn" not in told(source("stages: [a]"), capsys, quiet=True)


def test_references_and_maps_that_are_named_are_reported_together(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(source("title: x\nstages: [{name: a, journey: none.yaml}, {name: b, next: c}]"), capsys)
    assert "error[missing-file]: there is no file 'none.yaml'" in text
    assert "error[unknown-step]: there is no stage or step 'c'" in text
    assert text.index("missing-file") < text.index("unknown-step")


def test_a_problem_in_a_shared_file_is_reported_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("shared.yaml").write_text("personas:\n  - nam: Dana\n", encoding="utf-8")
    text = told(source("title: x\nimports: shared.yaml\nstages: [a]"), capsys)
    assert " --> shared.yaml:2:5\n" in text
    assert "2 |   - nam: Dana\n" in text


def test_a_map_with_warnings_is_sound() -> None:
    assert source("title: See issue #42 first\nstages: [a]").document().warnings


def test_a_file_beyond_the_limit_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert "error[too-large]" in told(source(GOOD, most=10), capsys)
    assert source(GOOD, most=len(GOOD)).document()
    assert source(GOOD, most=10**15).document()


def test_standard_input_beyond_the_limit_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(GOOD, monkeypatch)
    assert "error[too-large]" in told(map_file("-", 10), capsys)


def test_what_is_not_a_regular_file_is_refused() -> None:
    os.mkfifo("pipe.yaml")
    Path("folder").mkdir()
    for name, words in {
        "folder": "cannot read 'folder': it is a folder",
        "pipe.yaml": "cannot read 'pipe.yaml': it is not a regular file",
        "none.yaml": "cannot read 'none.yaml': no such file or directory",
        "folder/x\0y": "cannot read 'folder/x\0y': embedded null byte",
        "x" * 300: f"cannot read '{'x' * 300}': file name too long",
    }.items():
        with pytest.raises(UnreadableError) as caught:
            _ = map_file(name, 10**6).document()
        assert str(caught.value) == words
