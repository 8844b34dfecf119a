"""Data: what a text holds, in the words that were written. `read` lets both parsers read everything."""

import gc
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.problem import Span
from journeymap_cli.yamlsource.read import read_yaml
from support.both_parsers import PARSERS, at, excerpt, problem, read, values
from support.journeys import document

WRITTEN = [
    "No",
    "on",
    "10:30",
    "1.10",
    "010",
    "1e3",
    "0x1F",
    "~",
    "null",
    "2026-09-14",
    ".inf",
    "=",
    "<",
    "-1",
    "1_000",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_plain_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert read(f"a: {written}\n{written}: b\nc: [{written}]\n").data == {"a": written, written: "b", "c": [written]}


def test_quotes_and_blocks_give_the_text_that_they_mean() -> None:
    text = "a: 'it''s'\nb: \"x\\ty\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: one\n  two\n"
    assert read(text).data == {"a": "it's", "b": "x\ty", "c": "one\ntwo\n", "d": "one two", "e": "one two"}


def test_only_an_empty_plain_value_is_none() -> None:
    data = read("a:\nb: ''\nc: [x, '']\nd:\n-\n- e:\nf: {g, h: }\ni: ~\n").data
    assert data == {"a": None, "b": "", "c": ["x", ""], "d": [None, {"e": None}], "f": {"g": None, "h": None}, "i": "~"}


def test_an_empty_key_is_an_empty_text() -> None:
    assert read("? \n: a\n'': b\n").problems[0].rule == "duplicate-key"


@pytest.mark.parametrize("nothing", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_a_file_without_content_has_no_data_and_no_problem(nothing: str) -> None:
    text = read(nothing)
    assert (text.data, text.problems) == (None, [])
    assert text.positions.value(("title",)) == Span(1, 1, 1, 1)


def test_any_value_can_stand_at_the_top() -> None:
    assert read("- a\n- b\n").data == ["a", "b"]
    assert read("hello\n").data == "hello"


def test_lists_without_indentation_and_nested_dashes() -> None:
    assert read("a:\n- b\n- - c\n  - d\ne: [[f], {g: h}]\n").data == {
        "a": ["b", ["c", "d"]],
        "e": [["f"], {"g": "h"}],
    }


def test_an_alias_repeats_the_very_same_object() -> None:
    data = read("a: &x [b, {c: d}]\ne: *x\nf: *x\n").data
    assert data["e"] is data["a"]
    assert data["f"] is data["a"]


def test_an_anchor_can_be_given_again() -> None:
    assert read("- &x a\n- *x\n- &x b\n- *x\n").data == ["a", "a", "b", "b"]


def test_an_alias_inside_the_second_of_two_nested_anchors_of_one_name_means_the_inner_one() -> None:
    assert read("- &x [&x a, *x]\n- *x\n").data == [["a", "a"], "a"]


def test_an_alias_can_be_a_key() -> None:
    assert read("a: &x b\n*x : c\n").data == {"a": "b", "b": "c"}


def test_the_merge_key_is_a_key_like_others() -> None:
    assert read("a: &x {b: c}\nd:\n  <<: *x\n").data["d"] == {"<<": {"b": "c"}}


def test_a_question_mark_and_a_blank_begin_a_mapping() -> None:
    assert read("- ? leading\n").data == [{"leading": None}]


@pytest.mark.parametrize(
    "text", ["a:\tb\n", "a: b\t# c\n", "a\t: b\n", "a:\t\n  - b\t\n", "[a\t,\tb]\n", "a: [\n\tb,\n\tc]\n"]
)
def test_a_tab_between_words_is_no_problem(text: str) -> None:
    assert read(text).problems == []


def test_tabs_inside_a_text_stay() -> None:
    assert read("a: b\tc\n").data == {"a": "b\tc"}


@pytest.mark.parametrize(
    "text", ["a: !!str 1\n", "a: !!seq [b]\n", "!!map {a: b}\n", "a: &x !!str b\n", "a: !!str &x b\n"]
)
def test_core_tags_that_change_nothing_are_allowed(text: str) -> None:
    assert read(text).problems == []


@pytest.mark.parametrize(
    ("text", "place", "data"),
    [
        ("a: !!int 1\n", "1:4", {"a": "1"}),
        ("a: !!binary aGk=\n", "1:4", {"a": "aGk="}),
        ("a: !!python/object/apply:os.system [id]\n", "1:4", {"a": ["id"]}),
        ("a: &x !own b\n", "1:7", {"a": "b"}),
        ("!!set {a, b}\n", "1:1", {"a": None, "b": None}),
        ("a: !!seq b\n", "1:4", {"a": "b"}),
        ("a: ! b\n", "1:4", {"a": "b"}),
        ("- !important\n", "1:3", [None]),
    ],
)
def test_other_tags_are_refused_and_reading_goes_on(text: str, place: str, data: Any) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("custom-tag", place)
    assert read(text).data == data


def test_a_key_that_stands_twice_points_at_both_and_the_first_counts() -> None:
    text = 'a: 1\nb: 2\na: 3\n"a": 4\n'
    first, second = read(text).problems
    assert (first.rule, at(first), at(second)) == ("duplicate-key", "3:1", "4:1")
    assert first.message == "duplicate key 'a'"
    assert [(place.message, place.span and place.span.line) for place in first.related] == [("first here", 1)]
    assert read(text).data == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    "text", ["[a]: b\nc: d\n", "{a: b}: b\nc: d\n", "? - a\n: b\nc: d\n", "x: &y [a]\n*y : b\nc: d\n"]
)
def test_a_list_or_mapping_as_a_key_is_reported_and_left_out(text: str) -> None:
    assert problem(text).rule == "yaml-syntax"
    assert read(text).data["c"] == "d"


def test_a_second_document_is_one_problem_and_is_not_read() -> None:
    found = problem("a: b\n---\nc: d\n---\ne: [\n")
    assert (found.rule, at(found)) == ("several-documents", "2:1")
    assert read("a: b\n---\nc: d\n").data == {"a": "b"}


def test_marks_around_the_only_document_are_no_second_one() -> None:
    assert read("%YAML 1.2\n---\na: b\n...\n").problems == []


@pytest.mark.parametrize("escape", ["\\e", "\\0", "\\a", "\\x7f", "\\u009b", "\\uFFFE"])
def test_an_escaped_control_character_is_no_text(escape: str) -> None:
    found = problem(f'a:\n  - b\n  - "x{escape}"\nc: d\n')
    assert (found.rule, at(found)) == ("bad-value", "3:5")
    assert read(f'a: "x{escape}"\nc: d\n').data["c"] == "d"


def test_a_key_is_looked_at_too() -> None:
    assert problem('"a\\e": b\n').rule == "bad-value"


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U0000d800", "\\U00110000", "\\Uffffffff"])
def test_an_escape_that_is_no_character_is_a_bad_value(escape: str) -> None:
    text = f'a: b\nc: "x \\n {escape} y"\n'
    found = problem(text)
    assert (found.rule, found.hint) == ("bad-value", "write the character itself")
    assert found.message == f"the text contains '{escape}', which is not a valid character"
    assert found.span
    assert excerpt(text, found.span) == text[8:-1]


@pytest.mark.parametrize("escape", ["\\t", "\\n", "\\N", "\\L", "\\_", "\\u00e9", "\\U0001F600", "\\/", '\\"'])
def test_other_escapes_are_fine(escape: str) -> None:
    assert read(f'a: "{escape}"\n').problems == []


def test_the_first_thousand_problems_are_reported() -> None:
    assert len(read("a: b\n" * 3_000).problems) == 1_000


def test_problems_come_in_the_order_of_the_text() -> None:
    text = read("a: b\nc: !x d\na: c #d\n\u200be: [f\n")
    assert [found.rule for found in text.problems] == [
        "custom-tag",
        "duplicate-key",
        "comment-cuts-text",
        "invisible-character",
        "yaml-syntax",
    ]
    assert text.data is None


def test_what_only_follows_from_another_problem_is_not_told() -> None:
    assert problem("a: {{ name }} and more\n").message.startswith("the text '{{ name }} and more' starts with")


@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_is_collected_afterwards_as_before(was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        read("a: [b\n")
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def written_as_text(node: Any) -> Any:
    """What PyYAML's untyped loader reads, with None for an empty value that is not in quotes."""
    if isinstance(node, yaml.ScalarNode):
        return None if not node.value and not node.style else node.value
    if isinstance(node, yaml.SequenceNode):
        return [written_as_text(entry) for entry in node.value]
    return {key.value: written_as_text(value) for key, value in node.value}


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff"), max_size=20)
WORDS = TEXT | st.sampled_from(
    [*WRITTEN, "a: b", "#x", "a #b", "- a", "'", '"', "{x}", "[y]", "*z", "&z", "!t", " a ", "a\nb\n"]
)
TREES = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4))


@settings(max_examples=150)
@given(
    tree=TREES,
    flow=st.sampled_from([True, False, None]),
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    width=st.sampled_from([20, 10_000]),
    unicode=st.booleans(),
    parser=st.sampled_from(list(PARSERS)),
)
def test_whatever_pyyaml_writes_is_read_back(
    tree: Any, flow: bool | None, style: str | None, width: int, unicode: bool, parser: str
) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow, default_style=style, width=width, allow_unicode=unicode)
    result = read_yaml(text.encode(), parser=PARSERS[parser])
    assert [found for found in result.problems if found.rule not in ("invisible-character", "yaml-syntax")] == []
    assert all("question mark" in found.message for found in result.problems if found.rule == "yaml-syntax")
    assert result.data == written_as_text(yaml.compose(text, Loader=yaml.BaseLoader))


@settings(max_examples=150)
@given(tree=TREES, flow=st.sampled_from([True, False, None]), parser=st.sampled_from(list(PARSERS)))
def test_a_plain_text_stands_at_its_place(tree: Any, flow: bool | None, parser: str) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow, width=10_000, allow_unicode=True)
    result = read_yaml(text.encode(), parser=PARSERS[parser])
    for path, value in values(result.data):
        if isinstance(value, str):
            stands = excerpt(text, result.positions.value(path))
            assert stands == value or stands[0] in "'\"|>"
        if path and isinstance(path[-1], str):
            name = excerpt(text, result.positions.key(path))
            assert name == path[-1] or name[0] in "'\"|>"


PIECES = ["a", "b: ", "- ", ": ", " ", "\n", "\n  ", "\n- ", "\t", '"', "'", "[", "]", "{", "}", ", ", "#", " # "]
PIECES += [
    "&x ",
    "*x",
    "!t ",
    "|\n",
    ">",
    "%",
    "@",
    "\n---\n",
    "\n...\n",
    "\\",
    "\\ud800",
    "é",
    "\x85",
    "\u2028",
    "\r\n",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_whatever_is_typed_both_parsers_agree_whether_it_is_yaml(text: str) -> None:
    first, second = (read_yaml(text.encode(), parser=parser) for parser in PARSERS.values())
    assert (first.data is None) == (second.data is None)
    if not first.problems:
        assert (first.data, second.problems) == (second.data, [])


@settings(max_examples=100)
@given(st.binary(max_size=40), st.sampled_from(list(PARSERS)))
def test_bytes_of_any_kind_are_answered(raw: bytes, parser: str) -> None:
    result = read_yaml(raw, parser=PARSERS[parser])
    assert all(found.span for found in result.problems)
    assert result.data is None or "\0" not in result.text


def test_a_text_that_was_read_leaves_no_garbage_to_collect() -> None:
    read_yaml(b"a: [b, {c: d}]")  # what a first run keeps
    gc.collect()
    gc.disable()
    try:
        read_yaml(b"a: [b, {c: *x}]\nb: |\n  c\n")
        assert gc.collect() == 0
    finally:
        gc.enable()


HEAD = "title: T\nownr: DX\nstages:\n- name: A\n  goals:\n"


def told(text: str) -> list[tuple[str, int]]:
    with pytest.raises(InvalidJourneyError) as error:
        document(text)
    return sorted(((problem.rule, problem.where.line) for problem in error.value.problems), key=lambda each: each[1])


@pytest.mark.parametrize("value", ["@ann", "**bold**", "`code`", "%", "[a], b", "{text: x} y", "*x*"])
def test_what_is_wrong_before_and_behind_one_value_is_reported_too(value: str) -> None:
    text = f"{HEAD}  - {value}\n  - fine\n  activitis: b\n  pains: {value}\n"
    found = told(text)
    assert ("unknown-key", 2) in found
    assert ("unknown-key", 8) in found
    assert [line for rule, line in found if rule == "yaml-syntax"] == [6, 9]
    assert len(found) == len(set(found))


def test_nothing_follows_from_the_mend_itself() -> None:
    assert told("title: T\nlast_reviewed: @x\nscale: @y\nstages: @z\n") == [
        ("yaml-syntax", 2),
        ("yaml-syntax", 3),
        ("yaml-syntax", 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nstages:\n- name: A\n   goals: b\n- nam: C\n",
        "title: T\nstages:\n- name: @a\n    goes on: here\n- nam: C\n",
        "title: T\nstages: [a, {b: c]\nownr: d\n",
    ],
)
def test_a_fault_of_more_than_one_value_is_reported_alone(text: str) -> None:
    assert [rule for rule, _ in told(text)] == ["yaml-syntax"]


def test_there_is_an_end_to_it() -> None:
    assert len(told("title: T\nstages:\n" + "- @a\n" * 100)) == 11
    assert len(told("title: T\nstages:\n" + "- @a\n" * 100 + "#" * 200_000)) == 1
