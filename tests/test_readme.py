"""What the README shows is what happens."""

import os
import re
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(found[1], found[2]) for found in BLOCK.finditer(README)]
LONGEST = 150


def commands() -> list[tuple[str, str]]:
    """Every command of the console blocks with the output that the README says it has."""
    found = []
    for kind, text in BLOCKS:
        if kind == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((command, output))
    return found


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= LONGEST


def test_every_command_prints_what_the_readme_says(tmp_path: Path) -> None:
    (first,) = [text for kind, text in BLOCKS if kind == "yaml"]
    assert len(first.splitlines()) <= 15
    (tmp_path / "map.yaml").write_text(first, encoding="utf-8")
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    ran = 0
    for command, output in commands():
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "80"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.stdout == output, command
        ran += 1
    assert ran >= 3


def test_every_file_that_the_readme_links_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("folder", ["model", "facts", "load", "lint", "diff", "view", "render", "report", "cli"])
def test_the_map_of_the_code_names_every_layer(folder: str) -> None:
    assert f"`{folder}/`" in README


def test_both_commands_for_a_fresh_machine_are_there() -> None:
    shell = [text for kind, text in BLOCKS if kind == "sh"]
    assert len(shell) == 2
    assert "journeymap render examples/payments-api/journey.yaml" in shell[0]
    assert "pytest" in shell[1]
    assert all(text.count("\n") == 1 for text in shell), "one command each"
