"""--wrap: a long map in bands below each other."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from journeymap_cli.cli.app import app

STEPS = "".join(f"      - name: Step {number}\n        goals: Get on\n" for number in range(6))
LONG = "title: Long\nstages:\n" + "".join(f"  - name: Stage {at}\n    steps:\n{STEPS}" for at in range(5))


def size(folder: Path, *options: str) -> tuple[float, float]:
    source = folder / "long.yaml"
    source.write_text(LONG, encoding="utf-8")
    result = CliRunner().invoke(app, ["render", str(source), "-f", "svg", *options])
    assert result.exit_code == 0, result.output
    found = re.search(
        r'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"', (folder / "long.svg").read_text(encoding="utf-8")
    )
    assert found
    return float(found[1]), float(found[2])


@pytest.mark.parametrize("width", [1190, 2400])
def test_a_map_is_no_wider_than_asked(tmp_path: Path, width: int) -> None:
    assert size(tmp_path, "--wrap", str(width))[0] <= width


def test_a_long_map_is_laid_in_bands_unless_switched_off(tmp_path: Path) -> None:
    wide, low = size(tmp_path, "--wrap", "0")
    narrow, high = size(tmp_path)
    assert wide > 2400
    assert narrow <= 2400
    assert high > low


def test_less_than_one_column_still_draws_one(tmp_path: Path) -> None:
    assert size(tmp_path, "--wrap", "1")[0] < 700
