"""The table of what a parser says: every line of it is reached, and anything else is answered too."""

import pytest
import yaml

from journeymap_cli.load.events import Parser
from journeymap_cli.load.syntax import TABLE, diagnose
from journeymap_cli.load.trouble import Read
from reading import PARSERS, at, problem

SAID = {
    "tab character": "a: |\n\tb\n",
    "start any token": "a: @b\n",
    "block scalar": "a: |x\n",
    "an alias": "a: **\n",
    "an anchor": "a: & b\n",
    "ing a tag": "a: !<x\n",
    "tag handle": "a: !e!x\n",
    "directive: ": "a: b\n%c\n",
    "invalid unicode": 'a: "\\ud800"\n',
    "escape": 'a: "\\d"\n',
    "hexdecimal": 'a: "\\xZ"\n',
    "quoted scalar": 'a: "b\n',
    "unexpected ':'": "{a:}\n",
    "simple key": "a: b\nc\n",
    "values are not": "a: b: c\n",
    "entries are not": "a: - b\n",
    "keys are not": "a: ? b\n",
    "',' or": "[a\n",
    "node content": "[a,,]\n",
    "document start": " a: b\nc: d\n",
    "": "a: b\n}\n",
}
ONLY_IN_C = {"hexdecimal"}


def words(text: str, parser: str) -> str:
    events = PARSERS[parser](text)
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        exhaust(events)
    return f"{caught.value.context}: {caught.value.problem}".lower()


def exhaust(events: Parser) -> None:
    while not isinstance(events.get_event(), yaml.StreamEndEvent):
        pass


def test_the_table_is_what_is_tested() -> None:
    assert [fragment for fragment, _ in TABLE] == list(SAID)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("fragment", SAID)
def test_every_line_of_the_table_is_what_a_parser_says(fragment: str, parser: str) -> None:
    first = next(known for known in SAID if known in words(SAID[fragment], parser))
    assert first == fragment or (parser == "python" and fragment in ONLY_IN_C)


@pytest.mark.parametrize("text", SAID.values())
def test_what_is_told_says_what_to_do_and_none_of_the_words_of_the_parser(text: str) -> None:
    found = problem(text)
    assert found.hint
    assert not any(word in found.message for word in ("token", "scalar", "expected", "indicator", "block", "flow"))


def test_words_that_nobody_knows_are_answered() -> None:
    error = yaml.MarkedYAMLError(problem="out of cheese", problem_mark=yaml.Mark("", 3, 0, 3, None, 3))
    found = diagnose("a: b\n", error, Read(0, None, None))
    assert (found.rule, found.start, found.message) == ("yaml-syntax", 3, "'b' does not belong here")
    at_end = diagnose("a: b\n", yaml.MarkedYAMLError(problem="out of cheese"), Read(0, None, None))
    assert (at_end.start, at_end.message) == (5, "the text ends too early")


@pytest.mark.parametrize("text", ["a: ? b\n", "x: ? y # z\n"])
def test_the_place_is_the_one_of_the_text(text: str) -> None:
    assert at(problem(text)) == "1:4"
