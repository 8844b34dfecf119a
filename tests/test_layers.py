"""The walls of the house: `import-linter` reads them from pyproject.toml."""

import re
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_ERROR, EXIT_STATUS_SUCCESS, lint_imports

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_modules_import_only_their_own_package_and_lower_rows(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(PROJECT), cache_dir=None)
    said = capsys.readouterr().out
    assert status == EXIT_STATUS_SUCCESS, said
    looked_at = re.search(r"Analyzed (\d+) files, (\d+) dependencies", said)
    assert looked_at
    assert int(looked_at[1]) > 100
    assert int(looked_at[2]) > 300


def test_a_wall_in_the_wrong_place_is_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "pyproject.toml"
    wrong.write_text(
        '[tool.importlinter]\nroot_package = "journeymap_cli"\n[[tool.importlinter.contracts]]\nname = "upside down"\n'
        'type = "layers"\ncontainers = ["journeymap_cli"]\nlayers = ["model", "facts"]\n',
        encoding="utf-8",
    )
    assert lint_imports(config_filename=str(wrong), cache_dir=None) == EXIT_STATUS_ERROR
    assert "journeymap_cli.facts" in capsys.readouterr().out
