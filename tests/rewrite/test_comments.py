"""Comments survive every operation, wherever they stand, unless they are about what is taken out."""

import random

import pytest

from journeymap_cli.app import apply
from journeymap_cli.app.formatting import formatted
from journeymap_cli.app.sources import MapSource
from journeymap_cli.errors import EditError, RefusedError
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.rewrite.long_form import long_form
from journeymap_cli.rewrite.rewriting import rewrite
from support.commented_maps import CommentedMap, RandomEdit, commented_map, comments, random_edit
from support.journeys import Files, journey


def done(text: str, edit: RandomEdit) -> str:
    """The text after an operation; the same text where that is refused."""
    try:
        return apply(text, [edit.edit])
    except (EditError, RefusedError):
        return text


def lost(made: CommentedMap, edit: RandomEdit, result: str) -> set[str]:
    """The comments that are gone although they are about something that is still there."""
    gone = comments(made.text) - comments(result)
    return {each for each in gone if not any(made.owners[each][: len(path)] == path for path in edit.gone)}


@pytest.mark.parametrize("seed", range(60))
def test_comments_go_only_with_what_they_are_about(seed: int) -> None:
    rest = random.Random(seed)
    made = commented_map(rest)
    for number in range(4):
        edit = random_edit(rest, made.data, f"new{number}x")
        assert lost(made, edit, done(made.text, edit)) == set(), edit


@pytest.mark.parametrize("seed", range(6))
def test_all_comments_survive_fifty_edits(seed: int) -> None:
    rest = random.Random(seed)
    text = commented_map(rest).text
    before = comments(text)
    for number in range(50):
        edit = random_edit(rest, {"personas": [], **long_form(journey(text))}, f"new{number}x")
        text = text if edit.gone else done(text, edit)
        assert comments(text) == before, edit


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_a_text_that_says_its_journey_stays(seed: int, breaks: str) -> None:
    made = commented_map(random.Random(seed))
    raw = "\ufeff".encode() * (seed % 2) + made.text.replace("\n", breaks).encode()
    assert rewrite(raw, journey(made.text), "map.yaml", Files({})) == raw


@pytest.mark.parametrize("seed", range(40))
def test_the_one_layout_keeps_all_comments(seed: int) -> None:
    made = commented_map(random.Random(seed))
    result = formatted(MapSource("map.yaml", made.text.encode, DiskReader(10**6), 10**6))
    again = formatted(MapSource("map.yaml", lambda: result, DiskReader(10**6), 10**6))
    assert (again, comments(result.decode())) == (result, comments(made.text))
    assert journey(result.decode()) == journey(made.text)


BRACKETS = """\
title: x
stages:
  - name: A
    goals: [  # all
      # first
      {text: b},  # one
      c  # two
      # last
    ]  # end
    # about gains
    gains:  # beside
      # apart

      # own
      - d  # e
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        ({"op": "add", "path": ["stages", "a", "goals"], "value": "z"},
         "      c  # two\n", "      c,  # two\n      z\n"),
        ({"op": "set", "path": ["stages", "a", "goals", "b", "note"], "value": "z"}, "{text: b}", "{text: b, note: z}"),
        ({"op": "remove", "path": ["stages", "a", "gains", "d"]},
         "    gains:  # beside\n      # apart\n\n      # own\n      - d  # e\n",
         "    gains: []  # beside\n    # apart\n"),
        ({"op": "set", "path": ["stages", "a", "gains"], "value": None},
         "    # about gains\n    gains:  # beside\n      # apart\n\n      # own\n      - d  # e\n", ""),
    ],
)  # fmt: skip
def test_brackets_and_emptied_lists_keep_their_comments(edit: dict[str, object], old: str, new: str) -> None:
    assert old in BRACKETS
    assert apply(BRACKETS, [edit]) == BRACKETS.replace(old, new)
