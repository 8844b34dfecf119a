"""The text that git compares: facts where they can be had, else the text of the file."""

import re
from pathlib import Path

import pytest

from journeymap_cli.cli.git.textconv import converted
from support.commands import journeymap

SIDES = """\
title: Boots
stages:
<<<<<<< ours
  - {name: Look, emotion: 1}
=======
  - {name: Look, emotion: 2}
>>>>>>> theirs
  - Buy
"""
FACTS = """\
\ttitle: Boots
\tstage: Look
<<<<<<< ours
\t  emotion: 1
=======
\t  emotion: 2
>>>>>>> theirs
\tstage: Buy
"""
BASE = """\
||||||| base
<<<<<<<<< a
  - {name: Look, emotion: 3}
=========
  - Looks
>>>>>>>>> b
=======
"""


def sized(text: str, size: int) -> str:
    """The text with conflict markers of another size."""
    return re.sub(r"(?m)^([<=>])\1{6}", lambda found: found[1] * size, text)


@pytest.mark.parametrize("size", [5, 7, 9, 30])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_both_sides_of_a_conflict_are_facts(size: int, end: str) -> None:
    assert converted(sized(SIDES, size).replace("\n", end).encode()) == sized(FACTS, size).encode()


def test_a_conflict_may_start_in_the_first_line_and_have_no_labels() -> None:
    raw = b"<<<<<<<\ntitle: Boots\n=======\ntitle: Shoes\n>>>>>>>\nstages: [Buy]\n"
    expected = b"<<<<<<< ours\n\ttitle: Boots\n=======\n\ttitle: Shoes\n>>>>>>> theirs\n\tstage: Buy\n"
    assert converted(raw) == expected


def test_a_conflict_may_show_the_base_with_an_inner_conflict() -> None:
    assert converted(SIDES.replace("=======\n", BASE).encode()) == FACTS.encode()


@pytest.mark.parametrize("raw", [b"a: [\n", b"just: yaml\n", b"", b"a: [\r\n\tb\r\n", "a: [ \u00e4\u5b57\n".encode()])
def test_a_text_that_is_not_a_map_stays_as_it_is(raw: bytes) -> None:
    assert converted(raw) == raw


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"title: [\x1b[31m\x00\x07\n", b"title: [\\x1b[31m\\x00\\x07\n"),
        (b"\x89PNG\r\n\x1a\n\xff", b"\\x89PNG\r\n\\x1a\n\\xff"),
        ("title: [\u202e\n".encode(), b"title: [\\u202e\n"),
        ("title: [\n".encode("utf-16"), b"title: [\n"),
        (b"<<<<<<< a\ntitle: [\n=======\n>>>>>>> \x9b\n", b"<<<<<<< a\ntitle: [\n=======\n>>>>>>> \\x9b\n"),
    ],
)
def test_what_a_terminal_would_act_on_is_escaped(raw: bytes, shown: bytes) -> None:
    assert converted(raw) == shown


def test_the_command_always_ends_with_0(tmp_path: Path) -> None:
    assert journeymap("git-textconv", str(tmp_path / "none")).returncode == 0
    assert journeymap("git-textconv").returncode == 0
