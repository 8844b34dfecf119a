import pytest

from journeymap_cli.errors import InvalidJourneyError
from journeymap_cli.model.measure import Filter
from journeymap_cli.rewrite.long_form import long_form
from journeymap_cli.rewrite.written import written_map
from support.journeys import journey

HEAD = "title: T\nstages: A\nmeasure:\n  entity: u\n  time: t\n  event: e\n  where: "


def filters(where: str) -> tuple[Filter, ...]:
    found = journey(HEAD + where).measure
    assert found
    return found.where.filters


@pytest.mark.parametrize(
    ("where", "operator", "values"),
    [
        ("{a: x}", "is", ("x",)),
        ("{a: [x, 'null', null]}", "is", ("x", "null", None)),
        ("{a: ~}", "is", (None,)),
        ("{a: }", "is", (None,)),
        ("{a: 'null'}", "is", ("null",)),
        ('{a: "~"}', "is", ("~",)),
        ("{a: &n null}", "is", (None,)),
        ("{a: {not: [1.10, Null]}}", "not", ("1.10", None)),
        ("{a: {min: 2}}", "min", ("2",)),
        ("{a: {starts: null-}}", "starts", ("null-",)),
        ("{a: ''}", "is", ("",)),
    ],
)
def test_a_filter_is_text_and_a_plain_null_is_nothing_held(where: str, operator: str, values: tuple[str]) -> None:
    [found] = filters(where)
    assert (found.column, found.operator, found.values) == ("a", operator, values)


def test_a_condition_may_have_two_limits() -> None:
    assert [each.operator for each in filters("{n: {max: 4, min: 2}, x-y: 1}")] == ["min", "max", "is"]


@pytest.mark.parametrize(
    ("where", "line", "column", "message"),
    [
        ("x", 7, 10, "expected a mapping, found text"),
        ("{a: {nott: x}}", 7, 15, "unknown key 'nott'"),
        ("{a: {}}", 7, 14, "the condition is empty"),
        ("{a: []}", 7, 14, "the list is empty"),
        ("{a: {min: x}}", 7, 20, "'x' is not a number"),
        ("{a: {min: [1, 2]}}", 7, 20, "expected text, found a list"),
        ("{a: {ends: ~}}", 7, 21, "'ends' has no value"),
        ("{a: [x, [y]]}", 7, 18, "expected text, found a list"),
    ],
)
def test_what_is_no_filter_is_an_error_in_its_place(where: str, line: int, column: int, message: str) -> None:
    with pytest.raises(InvalidJourneyError) as caught:
        filters(where)
    [problem] = caught.value.problems
    assert (problem.where.line, problem.where.column, problem.message) == (line, column, message)


@pytest.mark.parametrize("place", ["personas: {name: P, where: x}", "stages: {name: A, events: {name: e, where: x}}"])
def test_every_where_is_checked(place: str) -> None:
    rest = "" if "stages" in place else "\nstages: A"
    with pytest.raises(InvalidJourneyError, match="1 problem"):
        journey(f"title: T\n{place}{rest}")


def test_filters_are_written_as_they_are_read() -> None:
    read = journey(HEAD + "{a: [x, 'null', ~], b: {not: true}, n: {min: 2, max: 4}, 'c: d': '#'}")
    assert journey(written_map(long_form(read))) == read
