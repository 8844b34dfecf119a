import pytest

from journeymap_cli.load.wording import iso_date, short_duration
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Item
from journeymap_cli.model.journey import Journey, Scale
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.node import Stage
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Lane, Source
from journeymap_cli.phrases import LONGEST
from journeymap_cli.problem import Path
from support.schema_problems import problem, problems
from support.smallest_maps import MAP, map_with

ONE_TEXT = "write a single value"
ITEM = "write text, or keys and values"
ID = "lower-case letters and digits, joined by single hyphens"
NUMBER = "write digits with a decimal point: -1.5"
FIGURE = "write a number such as 48.5 and the rest under 'unit', or a duration such as 3d"
DURATION = "write a number and min, h, d, w, mo or y: 90d"


def below(example: str) -> str:
    return f"write keys and values, as in '{example}: ...'"


CASES = [
    (Journey, "title: [a]", "wrong-type", "expected text, found a list", ONE_TEXT),
    (Journey, "owner: {a: b}", "wrong-type", "expected text, found a mapping", ONE_TEXT),
    (Journey, "title: ''", "bad-value", "the text is empty", "write the text, or remove the key"),
    (Journey, "scope: shop", "wrong-type", "expected a mapping, found text", below("starts")),
    (Journey, "scope: [a]", "wrong-type", "expected a mapping, found a list", below("starts")),
    (Scale, "labels: [a]", "wrong-type", "expected a mapping, found a list", below("name")),
    (Stage, "goals: [[a]]", "wrong-type", "expected text, found a list", ITEM),
    (Journey, "stages: []", "bad-value", "the list is empty", "write at least one entry"),
    (Journey, "tags: [a, [b]]", "wrong-type", "expected text, found a list", ONE_TEXT),
    (Journey, "state: futur", "bad-value", "'futur' is not one of current, future", "did you mean 'future'?"),
    (Journey, "state: zzz", "bad-value", "'zzz' is not one of current, future", "write one of current, future"),
    (Journey, "state: [future]", "wrong-type", "expected text, found a list", ONE_TEXT),
    (Journey, "journeymap: 2", "bad-value", "format version '2' is not supported", "write journeymap: 1"),
    (Journey, "journeymap: [1]", "wrong-type", "expected text, found a list", ONE_TEXT),
    (Journey, "id: A b", "bad-id", "'A b' is not a valid id", f"write 'a-b': {ID}"),
    (Item, "id: Größe_1", "bad-id", "'Größe_1' is not a valid id", f"write 'grösse-1': {ID}"),
    (Item, "id: '!?'", "bad-id", "'!?' is not a valid id", f"write {ID}"),
    (Item, "id: Exit", "bad-id", "'Exit' is not a valid id", f"write {ID}"),
    (Stage, "id: exit", "bad-id", "the id 'exit' is reserved: 'next: exit' leaves the journey", "choose another"),
    (Journey, "last_reviewed: 1.9.26", "bad-value", "'1.9.26' is not a date", "write year, month and day: 2026-09-14"),
    (Journey, "review_every: 90", "bad-value", "'90' is not a duration", DURATION),
    (Persona, "color: red", "bad-value", "'red' is not a colour", "write #rgb or #rrggbb: #2f6fde"),
    (Scale, "min: low", "wrong-type", "'low' is not a number", NUMBER),
    (Emotion, "score: low", "wrong-type", "'low' is not a number", f"{NUMBER}; put a word under 'label'"),
    (Metric, "value: 48%", "wrong-type", "'48%' is not a number", FIGURE),
    (Metric, "target: 3 days", "wrong-type", "'3 days' is not a number", FIGURE),
    (Scale, f"min: -{'9' * 31}", "bad-value", f"the number '-{'9' * 31}' has more than 30 digits", "round it"),
    (Source, "sample: 1.5", "bad-value", "'1.5' is not a whole number", "write a whole number from 1"),
    (Source, "sample: 0", "out-of-range", "0 is less than 1", "write a whole number from 1"),
    (Stage, "moment_of_truth: Yes", "bad-value", "'Yes' is neither true nor false", "write true"),
    (Stage, "moment_of_truth: 0", "bad-value", "'0' is neither true nor false", "write false"),
    (Lane, "hidden: maybe", "wrong-type", "'maybe' is neither true nor false", "write true or false"),
    (Lane, "hidden: y", "wrong-type", "'y' is neither true nor false", "write true or false"),
    (Stage, "cells: [a]", "wrong-type", "expected a mapping, found a list", below("name")),
]  # fmt: skip


@pytest.mark.parametrize(("part", "line", "rule", "message", "hint"), CASES)
def test_what_is_wrong_is_reported_in_our_words(
    part: type[Model], line: str, rule: str, message: str, hint: str
) -> None:
    found = problem(part, line)
    assert (found.rule, found.message, found.hint) == (rule, message, hint)


def test_an_empty_entry_of_a_list_is_reported() -> None:
    (found,) = problems(f"{MAP}tags:\n- a\n-\n")
    assert (found.rule, found.path) == ("bad-value", ("tags", 1))
    assert found.hint == "write its text, or remove the dash"


@pytest.mark.parametrize(
    ("text", "key", "path"),
    [
        ("stages: A", "title", ()),
        ("title: T", "stages", ()),
        (f"{MAP}personas: [{{role: dev}}]", "name", ("personas", 0)),
        (f"{MAP}sources: [{{kind: survey}}]", "title", ("sources", 0)),
        (f"{MAP}lanes: [{{label: L}}]", "id", ("lanes", 0)),
        ("title: T\nstages: [{name: A, next: [{label: a}]}]", "to", ("stages", 0, "next", 0)),
    ],
)
def test_a_missing_key_is_reported_at_what_lacks_it(text: str, key: str, path: Path) -> None:
    (found,) = problems(text)
    assert (found.rule, found.message, found.path) == ("missing-key", f"missing key '{key}'", path)
    assert found.hint == f"add '{key}: ...'"


def test_a_wrong_key_of_the_users_own_is_reported_at_the_key() -> None:
    (found,) = problems(map_with(Scale, "labels: {good: A}"))
    assert (found.path, found.key, found.message) == (("scale", "labels", "good"), True, "'good' is not a number")


def test_long_values_are_shortened() -> None:
    assert len(problem(Journey, f"state: {'a' * 10**6}").message) < 2 * LONGEST
    assert len(problem(Journey, f"{'a' * 10**3}: b").message) < 2 * LONGEST


def test_every_problem_is_reported_at_once() -> None:
    text = (
        f"titel: T\nscale: {{min: x}}\nstages:\n- name: A\n  emotion: {{score: high}}\n- {{}}\nx-ok: 1\nid: {'A' * 3}\n"
    )
    assert {(each.rule, each.path) for each in problems(text)} == {
        ("unknown-key", ("titel",)),
        ("missing-key", ()),
        ("wrong-type", ("scale", "min")),
        ("wrong-type", ("stages", 0, "emotion", "score")),
        ("missing-key", ("stages", 1)),
        ("bad-id", ("id",)),
    }


@pytest.mark.parametrize("text", ["2026/9/4", "2026.09.04", "4 September 2026", "Sept 4, 2026", "4th Sep. 2026"])
def test_dates_that_can_be_read_in_one_way(text: str) -> None:
    assert iso_date(text) == "2026-09-04"


@pytest.mark.parametrize("text", ["04/09/2026", "31 Feb 2026", "4 Brumaire 2026", "soon"])
def test_dates_that_cannot(text: str) -> None:
    assert iso_date(text) is None


@pytest.mark.parametrize(
    ("text", "short"),
    [("90 days", "90d"), ("1.5 Hours", "1.5h"), ("2 wk", "2w"), ("30 min", "30min"), ("3 fortnights", None)],
)
def test_durations(text: str, short: str | None) -> None:
    assert short_duration(text) == short
