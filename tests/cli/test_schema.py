import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from journeymap_cli.cli.app import app
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.render import json_
from journeymap_cli.render.options import Options

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*journey.yaml"))
RUNNER = CliRunner()


def printed(*args: str) -> bytes:
    result = RUNNER.invoke(app, ["schema", *args])
    assert result.exit_code == 0
    assert result.stderr == ""
    return result.stdout_bytes


def test_it_prints_the_schema_of_journey_files() -> None:
    schema = json.loads(printed())
    assert schema["$id"] == "urn:journeymap:format:1"
    assert printed() == printed("--of", "journey", "-o", "-")


def test_it_prints_the_same_bytes_every_time_and_ends_the_last_line() -> None:
    first = printed()
    assert first == printed()
    assert first.startswith(b'{\n  "$schema"')
    assert first.endswith(b"\n}\n")


def test_it_writes_a_file(tmp_path: Path) -> None:
    target = tmp_path / "new" / "journey.schema.json"
    for word in ("wrote", "unchanged"):
        result = RUNNER.invoke(app, ["schema", "-o", str(target)])
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == f"{word} {target}\n"
        assert target.read_bytes() == printed()


def test_quiet_says_nothing(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["schema", "-q", "-o", str(tmp_path / "x.json")])
    assert (result.exit_code, result.output) == (0, "")


def test_a_file_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["schema", "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: cannot write '{tmp_path}'")


def test_an_unknown_subject_is_reported() -> None:
    words = [sys.executable, "-m", "journeymap_cli", "schema", "--of", "weather"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: Invalid value for '--of': 'weather' is not one of 'journey', ")


def test_it_prints_the_schema_of_settings() -> None:
    checker = Draft202012Validator(json.loads(printed("--of", "settings")))
    assert checker.is_valid({"lint": {"ignore": ["no-owner"]}, "render": {"formats": ["png"]}})
    assert not checker.is_valid({"lint": {"ignore": ["no-ownr"]}})
    assert not checker.is_valid({"render": {"formats": ["gif"]}})


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_render_prints_fits_the_schema_of_figures(path: Path) -> None:
    schema = json.loads(printed("--of", "figures"))
    Draft202012Validator.check_schema(schema)
    document = load(path.read_bytes(), str(path), DiskReader(10**6))
    for options in (Options(), Options(stamp="made from a map")):
        Draft202012Validator(schema).validate(json.loads(json_.render(document.journey, options)))


def test_the_schema_of_figures_is_strict() -> None:
    checker = Draft202012Validator(json.loads(printed("--of", "figures")))
    data = json.loads(json_.render(load(b"title: T\nstages: A", "t.yaml", DiskReader(100)).journey, Options()))
    assert checker.is_valid(data)
    assert not checker.is_valid({**data, "more": 1})
    assert not checker.is_valid({**data, "figures": {**data["figures"], "columns": -1}})
    for figure in data["figures"]:
        fewer = {name: value for name, value in data["figures"].items() if name != figure}
        assert not checker.is_valid({**data, "figures": fewer})
