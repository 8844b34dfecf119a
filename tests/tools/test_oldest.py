"""The oldest versions that CI tests with are those that pyproject.toml allows."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tools" / "oldest.py"


def printed(script: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=60)


def test_every_dependency_is_pinned_to_its_bound() -> None:
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert "pyyaml>=6.0.2" in dependencies
    assert printed(SCRIPT).stdout.split() == [bound.replace(">=", "==") for bound in dependencies]


def test_a_dependency_without_a_lower_bound_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    copy = tmp_path / "tools" / "oldest.py"
    copy.write_bytes(SCRIPT.read_bytes())
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["rich", "typer>=0.29"]\n', encoding="utf-8")
    result = printed(copy)
    assert (result.returncode, result.stdout) == (1, "")
    assert "no oldest version in 'rich'" in result.stderr
