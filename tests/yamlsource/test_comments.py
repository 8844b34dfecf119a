"""Comments: found where they are, and told of where they cut a text."""

import pytest

from journeymap_cli.problem import Severity
from journeymap_cli.yamlsource.comments import Comment
from support.both_parsers import at, problem, read


def comments(text: str) -> list[tuple[int, int, str]]:
    return [(found.line, found.column, found.text) for found in read(text).comments]


def test_a_comment_says_where_it_stands_and_whether_alone() -> None:
    assert list(read("# one  \na: b # two\n  # three\n").comments) == [
        Comment(1, 1, "# one", alone=True),
        Comment(2, 6, "# two", alone=False),
        Comment(3, 3, "# three", alone=True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: 'x # y'\n",
        'a: "x # y"\n',
        'a: "x \\" # y"\n',
        "a: 'it''s # y'\n",
        'a: "x\n  # y"\n',
        "a: x#y\n",
        "a#b: c\n",
        "a: |\n  # x\n  y\n",
        "a: >-\n  x\n  # y\n",
        "a: |2\n   # x\n",
        "[x#y, z]\n",
        '{"# a": b}\n',
    ],
)
def test_a_sharp_inside_a_text_is_no_comment(text: str) -> None:
    assert comments(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: | # x\n  y # z\n", [(1, 6, "# x")]),
        ("a: |\n  x\n# y\nb: c # z\n", [(3, 1, "# y"), (4, 6, "# z")]),
        ("a: |\n   x\n # y\nb: c\n", [(3, 2, "# y")]),
        ("a: ['#', # x\n  '#' # y\n  ] # z\n", [(1, 10, "# x"), (2, 7, "# y"), (3, 5, "# z")]),
        ("a: &x # y\n  b\n", [(1, 7, "# y")]),
        ("a: # x # y\n  b: c\n", [(1, 4, "# x # y")]),
        ("a: 'x' # y 'z'\n", [(1, 8, "# y 'z'")]),
        ("a: it's # y's\n", [(1, 9, "# y's")]),
        ("a: b\r\n# x\r\n", [(2, 1, "# x")]),
        ("%YAML 1.2 # x\n---\na: b\n... # y\n", [(1, 11, "# x"), (4, 5, "# y")]),
        ("\ufeff# x\na: b\n", [(1, 1, "# x")]),
        ("a: *x # y\n", []),
    ],
)
def test_a_sharp_between_texts_begins_a_comment(text: str, found: list[tuple[int, int, str]]) -> None:
    assert comments(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# x\na: 'word' # word\n# a word too\n", [(2, 11), (3, 1)]),
        ("a: [word, '# word', # word\n  '#' # x\n  ] # word word\n", [(1, 21), (3, 5)]),
        ("a: |\n  # word\n  word # word\n# word\n", [(4, 1)]),
        ("# word\r# x\r\n  # word\n", [(1, 1), (3, 3)]),
        ("a: b # x # word\nb: 'c # word\n", [(1, 6)]),
    ],
)
def test_comments_can_be_asked_for_by_a_word(text: str, found: list[tuple[int, int]]) -> None:
    assert [(each.line, each.column) for each in read(text).comments.mentioning("word")] == found


def test_the_comments_of_a_broken_text_end_where_reading_did() -> None:
    assert comments("# x\na: b\n# y\nc: 'd # z\n") == [(1, 1, "# x"), (3, 1, "# y")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- See issue #42 first\n", "1:13"),
        ("title: Team #1\nstages: []\n", "1:13"),
        ("a: [b, c #d\n  , e]\n", "1:10"),
        ("a: b\t#c\n", "1:6"),
        ("- #hashtag\n", "1:3"),
        ("quote: #nofilter\nname: b\n", "1:8"),
        ("a: 'x #y'\nb: it's #z\n", "2:9"),
        ("- see [docs] #42\n", "1:14"),
    ],
)
def test_a_text_that_a_comment_cuts_is_reported(text: str, place: str) -> None:
    found = problem(text)
    assert (found.rule, found.severity, at(found)) == ("comment-cuts-text", Severity.WARNING, place)
    assert found.hint
    assert "quotes" in found.hint


def test_a_value_that_is_a_comment_is_shown_in_quotes() -> None:
    found = problem("color: #2f6fde\n")
    assert found.message == "'#2f6fde' is a comment, so there is no value"
    assert found.hint == "put it in quotes: \"#2f6fde\"; if it is a comment, write '# '"


def test_what_is_cut_off_is_shown() -> None:
    assert problem("- See issue #42 first\n").message == "the text ends before '#42 first': ' #' starts a comment"


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c\n",
        "a: b #\n",
        "a: 'b' #c\n",
        "a: [b] #c\n",
        "a: | #c\n  d\n",
        "stages: #all\n  - a\n",
        "a: &x #c\n  - d\n",
        "#a\nb: c\n#d\n",
        "a: b # c #d\n",
        "a: x#1\n",
        "a: b #journeymap: ignore[no-owner]\n",
        "- a: b\n  #c\n",
    ],
)
def test_other_comments_cut_nothing(text: str) -> None:
    assert read(text).problems == []
