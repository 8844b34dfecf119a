"""Limits: what a text may expand to, counted without expanding it."""

import pytest
import yaml
from yaml.scanner import ScannerError

from journeymap_cli.problem import Problem
from journeymap_cli.yamlsource import limits
from journeymap_cli.yamlsource.diagnose.failure import ReadSoFar
from journeymap_cli.yamlsource.diagnose.syntax import diagnose
from journeymap_cli.yamlsource.pure_parser import PureParser
from journeymap_cli.yamlsource.read import read_yaml
from support.both_parsers import PARSERS, at, problem, read


def bomb(levels: int, width: int) -> str:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "line"), [(bomb(9, 9), 5), (bomb(40, 2), 13), (bomb(30, 2).replace("[x, x]", "{b: x}"), 13)]
)
def test_aliases_are_charged_with_what_they_expand_to(text: str, line: int) -> None:
    found = problem(text)
    assert found.rule == "too-large"
    assert found.span
    assert found.span.line == line
    assert read(text).data is None


def nodes(text: str, most: int, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    monkeypatch.setattr(limits, "MOST_NODES", most)
    monkeypatch.setattr("journeymap_cli.yamlsource.builder.MOST_NODES", most)
    return read(text).problems


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a: b\n", 3),
        ("a: [b, c]\n", 5),
        ("- &x a\n- *x\n", 3),
        ("- &x [a, b]\n- *x\n", 7),
        ("- &x [&y [a], *y]\n- *x\n- *y\n", 13),
    ],
)
def test_every_key_value_list_and_mapping_is_one_node(text: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert nodes(text, count, monkeypatch) == []
    assert [found.rule for found in nodes(text, count - 1, monkeypatch)] == ["too-large"]


def test_the_limits_are_those_of_the_format() -> None:
    assert (limits.MOST_NODES, limits.MOST_ALIASED, limits.MOST_LEVELS) == (250_000, 20_000, 50)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- &x a\n- *x\n- *x\n", 2),
        ("- &x [a, b]\n- *x\n", 3),
        ("- &x {a: b}\n- *x\n", 3),
        ("- &x [&y [a], *y]\n- *x\n", 7),
    ],
)
def test_aliases_add_what_they_repeat(text: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ALIASED", count)
    assert read(text).problems == []
    monkeypatch.setattr(limits, "MOST_ALIASED", count - 1)
    assert "aliases repeat" in problem(text).message


def test_repeated_text_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.MOST_REPEATED == 50_000_000
    monkeypatch.setattr(limits, "MOST_REPEATED", 10)
    assert read("- &x abcde\n- *x\n- *x\n").problems == []
    assert at(problem("- &x abcde\n- *x\n- *x\n- *x\n")) == "4:3"
    assert at(problem("- &x [abcde, &y f]\n- *x\n- *y\n- [*x]\n")) == "4:4"


def test_text_that_no_alias_repeats_is_not_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_REPEATED", 1)
    assert read("- abcde\n- &x f\n- *x\n").problems == []


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x {b: {c: *x}}\n", "&x a: &y [*y]\n", "a: &x\n  - b: *x\n"])
def test_an_alias_inside_what_it_repeats_is_without_end(text: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("too-large", f"{text.count(chr(10), 0, text.index('*')) + 1}:" + column(text))
    assert "repeats the value that contains it" in found.message


def column(text: str) -> str:
    return str(text.index("*") - text.rfind("\n", 0, text.index("*")))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 51 + "]" * 51, "1:51"),
        ("- " * 51 + "a", "1:101"),
        ("[" * 100_000, "1:51"),
        ("- " * 50_000, "1:101"),
        ("{a: " * 60, "1:201"),
        ("? " * 60, "1:101"),
        ("".join(f"{' ' * n}a:\n" for n in range(60)), "51:51"),
        ("[" * 1_000 + "]" * 1_000, "1:51"),
        ("[" * 1_001 + "]" * 1_001, "1:51"),
        ("[{" * 600, "1:51"),
        ("&a [" + "[" * 1_001, "1:54"),
        ("[a: " * 5 + "[" * 1_001, "1:61"),
        ("- " * 20 + "[" * 1_001, "1:71"),
        ("a:\n- b: " + "[" * 1_001 + "\n", "2:53"),
        ("a: 'b'  # c\nd: [[e, f], " + "[" * 1_001 + "]\n", "2:61"),
        ("? " * 2_000, "1:101"),
        ("{? " * 1_001, "1:151"),
        ("".join(f"{' ' * n}a:\n" for n in range(1_100)), "51:51"),
        ("[\n" * 1_001, "51:1"),
        ("[" * 60 + "@", "1:51"),
        ("a: {b: " + "[" * 60 + "c: d: e", "1:56"),
        ("a: [" * 20 + "b, {c: '[[', d: " + "[" * 60 + "'", "1:106"),
    ],
)
def test_the_fifty_first_level_is_too_deep(text: str, place: str) -> None:
    found = problem(text)
    assert (found.rule, at(found)) == ("too-deep", place)


class Cautious(PureParser):
    """Gives up at 100 open brackets while it looks ahead of the events it returns, as libyaml does at 1,000."""

    def fetch_flow_collection_start(self, token: type) -> None:
        super().fetch_flow_collection_start(token)
        if self.flow_level > 100:
            raise ScannerError("while increasing flow level", None, "exceeded maximum nesting depth", self.get_mark())


@pytest.mark.parametrize("text", ["[" * 101, "{" * 500, "a: b\nc: " + "[" * 101 + "]" * 101])
def test_a_limit_of_the_parser_does_not_hide_ours(text: str) -> None:
    found = read_yaml(text.encode(), parser=Cautious)
    assert [one.rule for one in found.problems] == ["too-deep"]
    assert found.problems == read(text).problems


def test_the_words_of_a_parser_for_its_own_limit_are_known() -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(iter(Cautious("[" * 101).get_event, None))
    found = diagnose("[" * 101, caught.value, ReadSoFar(0, 0, None))
    assert (found.rule, found.start, found.end) == ("too-deep", 50, 51)


def test_fifty_levels_are_read() -> None:
    assert read("[" * 50 + "]" * 50).problems == []


def test_levels_that_an_alias_repeats_count() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 100))
    assert (problem(chain).rule, at(problem(chain))) == ("too-deep", "50:12")
    assert read("\n".join(chain.splitlines()[:49])).problems == []


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize("text", ["- " + "9" * 6_000, "- " + "a" * 100_000, "a: '" + "b " * 50_000 + "'"])
def test_a_long_text_is_no_problem(text: str, parser: type) -> None:
    assert read_yaml(text.encode(), parser=parser).problems == []
