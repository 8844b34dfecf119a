"""Places: the paths of a text lead to the lines and columns that an editor shows."""

import pytest

from journeymap_cli.problem import Path, Span
from journeymap_cli.yamlsource.positions import Lines
from support.both_parsers import excerpt, read

MAP = """\
# a map
title: Adopting the API   # short

stages:
  - name: "Discovery"
    goals:
    - Know the price
    - {text: 'Compare', tags: [a, b]}
    questions: [Which one, How much]

  - name: Evaluation
    description: |
      two
      lines

# the end
"""


@pytest.mark.parametrize(
    ("path", "stands"),
    [
        (("title",), "Adopting the API"),
        (("stages", 0, "name"), '"Discovery"'),
        (("stages", 0, "goals", 0), "Know the price"),
        (("stages", 0, "goals"), "- Know the price\n    - {text: 'Compare', tags: [a, b]}"),
        (("stages", 0, "goals", 1), "{text: 'Compare', tags: [a, b]}"),
        (("stages", 0, "goals", 1, "text"), "'Compare'"),
        (("stages", 0, "goals", 1, "tags"), "[a, b]"),
        (("stages", 0, "questions", 1), "How much"),
        (("stages", 1), "name: Evaluation\n    description: |\n      two\n      lines"),
        (("stages", 1, "description"), "|\n      two\n      lines"),
    ],
)
def test_a_value_stands_from_its_content_to_the_end_of_its_content(path: Path, stands: str) -> None:
    assert excerpt(MAP, read(MAP).positions.value(path)) == stands


@pytest.mark.parametrize(
    ("path", "stands"),
    [
        (("title",), "title"),
        (("stages",), "stages"),
        (("stages", 0, "goals"), "goals"),
        (("stages", 0, "goals", 1, "tags"), "tags"),
        (("stages", 0, "goals", 0), "Know the price"),
    ],
)
def test_a_key_stands_without_its_colon_and_an_entry_for_itself(path: Path, stands: str) -> None:
    assert excerpt(MAP, read(MAP).positions.key(path)) == stands


def test_the_whole_begins_at_the_first_key_and_ends_before_what_is_no_content() -> None:
    assert read(MAP).positions.value(()) == Span(2, 1, 14, 12)


@pytest.mark.parametrize("path", [("stages", 7), ("stages", "name"), ("stages", 0, "goals", 0, "text")])
def test_the_deepest_part_that_exists_answers(path: Path) -> None:
    positions = read(MAP).positions
    short = path[:-1]
    assert (positions.existing(path), positions.value(path)) == (short, positions.value(short))
    assert positions.key(path) == positions.key(short)


def test_the_position_in_a_list_of_one_that_was_not_written_is_passed_over() -> None:
    text = "stages:\n  name: One\n  goals: {text: Two, note: Three}\n"
    positions = read(text).positions
    path = ("stages", 0, "goals", 0, "note")
    assert positions.existing(path) == ("stages", "goals", "note")
    assert excerpt(text, positions.value(path)) == "Three"
    assert excerpt(text, positions.key(path)) == "note"
    assert positions.existing(("stages", 1, "goals")) == ("stages",)


@pytest.mark.parametrize(
    ("text", "path", "span"),
    [
        ("a:\nb: c\n", ("a",), Span(1, 3, 1, 3)),
        ("a:   \nb: c\n", ("a",), Span(1, 3, 1, 3)),
        ("a: # none\nb: c\n", ("a",), Span(1, 3, 1, 3)),
        ("a: &x\nb: c\n", ("a",), Span(1, 3, 1, 3)),
        ("-\n- a\n", (0,), Span(1, 2, 1, 2)),
        ("{a:  , b}\n", ("a",), Span(1, 4, 1, 4)),
        ("{a:  , b}\n", ("b",), Span(1, 9, 1, 9)),
        ('{"a"  : , b}\n', ("a",), Span(1, 8, 1, 8)),
        ("? a\n\n\n? b\n", ("a",), Span(1, 4, 1, 4)),
        ("? a\n:\n", ("a",), Span(2, 2, 2, 2)),
    ],
)
def test_a_value_that_is_not_there_stands_right_after_its_colon(text: str, path: Path, span: Span) -> None:
    assert read(text).positions.value(path) == span


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("a: &x b\n", "b"),
        ("a: !!str &x  b\n", "b"),
        ("a: &x\n  b\n", "b"),
        ('a: &x "b"\n', '"b"'),
        ("a: &x |\n  b\n", "|\n  b"),
        ("a: &x [b]\n", "[b]"),
        ("a: &x\n  - b\n", "- b"),
        ("a: &x\n- b\n", "- b"),
        ("a: &x # why\n  b: c\n", "b: c"),
        ("a: !!map\n  &x b: c\n", "b: c"),
        ("a:\n  &x b: c\n", "b: c"),
    ],
)
def test_a_node_with_an_anchor_or_a_tag_stands_where_its_content_does(text: str, stands: str) -> None:
    assert excerpt(text, read(text).positions.value(("a",))) == stands


def test_an_alias_stands_for_itself_and_below_it_what_it_repeats() -> None:
    text = "a: &x\n  b: [c]\nd: *x\n"
    positions = read(text).positions
    assert excerpt(text, positions.value(("d",))) == "*x"
    assert positions.value(("d", "b", 0)) == positions.value(("a", "b", 0))
    assert positions.key(("d", "b")) == positions.key(("a", "b"))


def test_the_outermost_alias_on_the_way_is_the_use() -> None:
    text = "a: &x [b]\nc: &y {d: *x}\ne: [*y]\n"
    positions = read(text).positions
    assert positions.alias(("e", 0, "d", 0)) == Span(3, 5, 3, 7)
    assert positions.alias(("e", 0)) == Span(3, 5, 3, 7)
    assert positions.alias(("c", "d", 0)) == Span(2, 11, 2, 13)
    assert positions.alias(("a", 0)) is None


def test_an_alias_as_a_key_stands_where_it_is_written() -> None:
    assert read("- &x a\n- *x : b\n").positions.key((1, "a")) == Span(2, 3, 2, 5)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("\ufeffa: b\n", Span(1, 4, 1, 5)),
        ("x: 😀é\r\na: b\r\n", Span(2, 4, 2, 5)),
        ("x: y\ra: b\r", Span(2, 4, 2, 5)),
        ("x: 'y\u2028z\x85z\u2029z'\na: b\n", Span(2, 4, 2, 5)),
        ("{x: 😀é, a: b}\n", Span(1, 12, 1, 13)),
        ("a:\tb\n", Span(1, 4, 1, 5)),
        ("{x: 'y\u2028z', a: b}\n", Span(1, 15, 1, 16)),
    ],
)
def test_lines_and_columns_are_those_of_editors(text: str, span: Span) -> None:
    assert read(text).positions.value(("a",)) == span


def test_a_pair_in_a_list_in_brackets_ends_with_its_value() -> None:
    text = "[a: b , c: {d: e} , f:  ]\n"
    positions = read(text).positions
    assert [excerpt(text, positions.value((number,))) for number in range(3)] == ["a: b", "c: {d: e}", "f:"]


def test_an_empty_block_text_stands_at_its_sign() -> None:
    assert read("a: |  # nothing\n\n\nb: c\n").positions.value(("a",)) == Span(1, 4, 1, 5)


def test_offsets_between_and_after_lines() -> None:
    lines = Lines("ab\r\nc\rd\n")
    assert [lines.place(offset) for offset in (0, 2, 4, 6, 8)] == [(1, 1), (1, 3), (2, 1), (3, 1), (4, 1)]
    assert lines.span(1, 5) == Span(1, 2, 2, 2)


@pytest.mark.parametrize(
    ("text", "path", "bare"),
    [
        ("{a: b, c, d: e}", ("c",), True),
        ("{a: b, c: , d: e}", ("c",), False),
        ("{a: b, c, d: e}", ("a",), False),
        ("a:\n- ? b\n", ("a", 0, "b"), True),
        ("a:\n- b:\n", ("a", 0, "b"), False),
        ("a:\n-\n", ("a", 0), False),
    ],
)
def test_a_key_without_a_colon_is_bare(text: str, path: Path, bare: bool) -> None:
    assert read(text).positions.is_bare(path) is bare
