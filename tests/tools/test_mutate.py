"""The mutation tester finds what a test does not notice, and leaves the project as it is."""

import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
changes: Callable[[bytes], Any] = runpy.run_path(str(TOOLS / "mutations.py"))["changes"]

SOURCE = '''\
def grown(one: int, other: int) -> bool:
    """Whether the other is more."""
    return one < other


def pages(count: int) -> int:
    return count // 10
'''
TEST = """\
from journeymap_cli.growth.grown import grown, pages


def test_more_is_grown() -> None:
    assert grown(1, 2)
    assert not grown(2, 1)
    assert pages(30) == 3
"""


def mutants(source: str) -> set[str]:
    raw = source.encode()
    return {change.applied(raw).decode() for change in changes(raw)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a == b", {"a != b", "len(a) == len(b)"}),
        ("a != b", {"a == b", "len(a) != len(b)"}),
        ("a < b <= c", {"a <= b <= c", "a < b < c"}),
        ("a is b", {"a is not b"}),
        ("x = a and not b", {"x = a or not b", "x = (not b)", "x = a", "x = a and b"}),
        ("x = a or (b and c)", {"x = a and (b and c)", "x = a", "x = b and c", "x = a or (b or c)"}
         | {"x = a or (b)", "x = a or (c)"}),
        ("x = 3", {"x = 4", "x = 2"}),
        ("x = True", {"x = False"}),
        ("x = 'ä' + b", {"x = 'ä' - b"}),
        ("y = x if a else b", {"y = x if (not a) else b"}),
        ("x = [a for a in b if a.c]", {"x = [a for a in b if True]"}),
        ("x = [a, b]", {"x = [a]", "x = [b]"}),
        ("x = (a,)", {"x = ()"}),
        ("x = {a: b, **c}", {"x = {a: b}", "x = {**c}"}),
        ("x = f(a, b, *c)", {"x = f(b, a, *c)", "x = f(a, *c, b)"}),
        ("x = any(a)", {"x = all(a)"}),
        ("def f() -> list[int]:\n    g()\n    return a", {"def f() -> list[int]:\n    pass\n    return a",
                                                        "def f() -> list[int]:\n    g()\n    return None"}),
        ("x += y", {"pass"}),
    ],
)  # fmt: skip
def test_each_kind_of_code_has_its_changes(source: str, expected: set[str]) -> None:
    assert mutants(source) == expected


@pytest.mark.parametrize(
    "source",
    ['"""Text."""', "x: Literal[1, 2]", "Pair = tuple[int, 3]", "x = f'{a + 1}'", "a, b = c", "return", "x = f(a, a)"],
)
def test_what_does_not_run_or_would_stay_the_same_is_left_alone(source: str) -> None:
    assert mutants(source) == set()


def test_survivors_are_printed_as_diffs(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("tools", "src/journeymap_cli/growth", "tests/growth")]
    for folder in folders:
        folder.mkdir(parents=True)
    for tool in ("mutate.py", "mutations.py"):
        shutil.copy(TOOLS / tool, folders[0])
    (folders[1] / "grown.py").write_text(SOURCE, encoding="utf-8")
    (folders[2] / "test_grown.py").write_text(TEST, encoding="utf-8")
    command = [sys.executable, str(folders[0] / "mutate.py"), "--package", "growth", "--count", "99"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert result.stdout.splitlines()[-1] == "6 of 6 mutants: 4 killed, 2 survived", result.stderr
    assert [line for line in result.stdout.splitlines() if line.startswith("+ ")] == [
        "+    return one <= other",
        "+    return count // 9",
    ]
    assert result.returncode == 1
    assert (folders[1] / "grown.py").read_text(encoding="utf-8") == SOURCE
