"""The script that git runs for simple maps."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import yaml

from journeymap_cli import __version__
from journeymap_cli.cli.git import fast
from journeymap_cli.cli.git.textconv import converted

EXAMPLES: Final = sorted((Path(__file__).parents[3] / "examples").glob("*/*journey.yaml"))
PACKAGES: Final = str(Path(yaml.__file__).parent.parent)

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="needs libyaml")


def script(*args: str, code: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run the script, or code that imports nothing else."""
    started = ["-c", code] if code else [fast.__file__]
    return subprocess.run([sys.executable, "-IS", *started, *args], capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_it_prints_what_the_command_prints(path: Path) -> None:
    done = script(PACKAGES, __version__, str(path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == converted(path.read_bytes())
    assert done.stdout.startswith(b"\tjourneymap: 1\n")


@pytest.mark.parametrize(
    "text", ["a: 1", "title: [", "title: A\nstages: [&x A, *x]", "title: A\ntitle: B\nstages: [A]"]
)
def test_it_leaves_to_the_command_what_is_no_simple_map(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    done = script(PACKAGES, __version__, str(path))
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


@pytest.mark.parametrize(
    "args", [(), ("x",), (PACKAGES, "0.0.0", str(EXAMPLES[0])), ("/none", __version__, str(EXAMPLES[0]))]
)
def test_it_leaves_to_the_command_what_it_is_not_made_for(args: tuple[str, ...]) -> None:
    done = script(*args)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_it_starts_without_most_modules() -> None:
    names = [fast.__file__, PACKAGES, __version__, str(EXAMPLES[0])]
    code = (
        f"import sys, runpy; sys.argv = {names!r}\n"
        "try:\n    runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "except SystemExit as end:\n    print(end.code, *sys.modules, file=sys.stderr)"
    )
    code_, *loaded = script(code=code).stderr.decode().split()
    assert code_ == "0"
    assert "journeymap_cli.yamlsource.simple" in loaded
    slow = {"site", "yaml.loader", "yaml.cyaml", "dataclasses", "inspect", "pathlib", "datetime", "pydantic"}
    assert not slow & {*loaded} - {"pathlib", "inspect"}
