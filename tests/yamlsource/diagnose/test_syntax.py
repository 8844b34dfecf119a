"""Lines that begin with a percent sign."""

import pytest
import yaml

from journeymap_cli.yamlsource.diagnose.failure import ReadSoFar
from journeymap_cli.yamlsource.diagnose.syntax import TABLE, diagnose
from journeymap_cli.yamlsource.parser import Parser
from support.both_parsers import PARSERS, at, problem, read


@pytest.mark.parametrize("version", ["%YAML 1.1", "%YAML 1.2", "# x\n\n%YAML 1.2  # y"])
def test_the_versions_that_are_read(version: str) -> None:
    assert read(f"{version}\n---\na: b\n").data == {"a": "b"}


@pytest.mark.parametrize("line", ["%YAML 9.9", "%YAML 1.3", "%YAML 2.0", "%YAML", "%YAML one"])
def test_other_versions_are_refused(line: str) -> None:
    found = problem(f"# x\n{line}\n---\na: b\n")
    assert (found.rule, at(found), found.message) == (
        "yaml-syntax",
        "2:1",
        f"'{line}' asks for a YAML version other than 1.1 or 1.2",
    )


def test_declared_tags_are_custom_tags() -> None:
    found = problem("%YAML 1.2\n%TAG ! tag:x,2000:\n---\n!a b\n")
    assert (found.rule, at(found)) == ("custom-tag", "2:1")


@pytest.mark.parametrize(
    ("text", "place"), [("%FOO bar\n---\na: b\n", "1:1"), ("a: b\n%c: d\n", "2:1"), ("%x\n", "1:1")]
)
def test_any_other_line_with_a_percent_sign_is_to_be_quoted(text: str, place: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("yaml-syntax", place)
    assert found.hint
    assert found.hint.startswith('quote it: "%')


@pytest.mark.parametrize("text", ["%YAML 1.2\na: b\n", "%YAML 1.2\n"])
def test_a_version_needs_a_line_that_begins_the_document(text: str) -> None:
    assert (at(problem(text)), problem(text).message) == ("1:1", "missing line '---' after '%YAML 1.2'")


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
def test_what_is_reported_says_what_to_do_and_none_of_the_words_of_the_parser(text: str) -> None:
    found = problem(text)
    assert found.hint
    assert not any(word in found.message for word in ("token", "scalar", "expected", "indicator", "block", "flow"))


def test_words_that_nobody_knows_are_answered() -> None:
    error = yaml.MarkedYAMLError(problem="out of cheese", problem_mark=yaml.Mark("", 3, 0, 3, None, 3))
    found = diagnose("a: b\n", error, ReadSoFar(0, 0, None))
    assert (found.rule, found.start, found.message) == ("yaml-syntax", 3, "unexpected 'b'")
    at_end = diagnose("a: b\n", yaml.MarkedYAMLError(problem="out of cheese"), ReadSoFar(0, 0, None))
    assert (at_end.start, at_end.message) == (5, "unexpected end of the file")


@pytest.mark.parametrize("text", ["a: ? b\n", "x: ? y # z\n"])
def test_the_place_is_the_one_of_the_text(text: str) -> None:
    assert at(problem(text)) == "1:4"
