import pytest

from journeymap_cli.errors import InvalidJourney
from journeymap_cli.load.widen import shapes
from journeymap_cli.load.wording import MOST_HINTS, SHOWN, SYNONYMS, part_at, shorten
from journeymap_cli.model.base import Part
from journeymap_cli.model.item import Item
from journeymap_cli.model.journey import Journey, Scale
from journeymap_cli.model.opportunity import Solution
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.source import Source
from journeymap_cli.model.stage import Stage
from journeymap_cli.model.step import Step
from journeymap_cli.problem import Path, Problem
from journeys import document
from places import MAP, place


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidJourney) as caught:
        document(text)
    return caught.value.problems


def problem(part: type[Part], line: str) -> Problem:
    """The only problem of a line in a part."""
    (found,) = problems(place(part, line))
    return found


ONE_TEXT = "write one value here"
CASES = [
    (Journey, "title: [a]", "wrong-type", "a list stands where one text belongs", ONE_TEXT),
    (Journey, "owner: {a: b}", "wrong-type", "a mapping stands where one text belongs", ONE_TEXT),
    (Journey, "title: ''", "bad-value", "the text is empty", "write the text, or take the key out"),
    (Journey, "scope: shop", "wrong-type", "a text stands where a mapping belongs", "write keys and values here"),
    (Journey, "scope: [a]", "wrong-type", "a list stands where a mapping belongs", "write keys and values here"),
    (Journey, "stages: []", "bad-value", "the list is empty", "write at least one"),
    (Journey, "tags: [a, [b]]", "wrong-type", "a list stands where one text belongs", ONE_TEXT),
    (Journey, "state: futur", "bad-value", "'futur' is none of current, future", "did you mean 'future'?"),
    (Journey, "state: zzz", "bad-value", "'zzz' is none of current, future", "write one of current, future"),
    (Journey, "state: [future]", "wrong-type", "a list stands where one text belongs", ONE_TEXT),
    (Journey, "journeymap: 2", "bad-value", "this program reads format 1, not '2'", "write journeymap: 1"),
    (Journey, "journeymap: [1]", "wrong-type", "a list stands where one text belongs", ONE_TEXT),
    (Journey, "id: A b", "bad-id", "'A b' is no id", "write lower-case letters and digits, joined by single hyphens"),
    (Journey, "last_reviewed: 14.9.26", "bad-value", "'14.9.26' is no date", "write year, month and day: 2026-09-14"),
    (Journey, "review_every: 90", "bad-value", "'90' is no duration", "write a number and min, h, d, w, mo or y: 90d"),
    (Persona, "color: red", "bad-value", "'red' is no colour", "write #rgb or #rrggbb: #2f6fde"),
    (Scale, "min: low", "wrong-type", "'low' is no number", "write digits, with a point before fractions: -1.5"),
    (Scale, f"min: -{'9' * 31}", "bad-value", f"the number '-{'9' * 31}' has more than 30 digits", None),
    (Source, "sample: 1.5", "bad-value", "'1.5' is no whole number", "write a whole number from 1"),
    (Source, "sample: 0", "out-of-range", "0 is below 1", "write a whole number from 1"),
    (Stage, "moment_of_truth: Yes", "bad-value", "'Yes' is neither true nor false", "write true"),
    (Stage, "moment_of_truth: 0", "bad-value", "'0' is neither true nor false", "write false"),
    (Stage, "moment_of_truth: maybe", "wrong-type", "'maybe' is neither true nor false", "write true or false"),
    (Stage, "cells: [a]", "wrong-type", "a list stands where a mapping belongs", "write keys and values here"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "line", "rule", "message", "hint"), CASES)
def test_what_is_wrong_is_told_in_our_words(
    part: type[Part], line: str, rule: str, message: str, hint: str | None
) -> None:
    found = problem(part, line)
    assert (found.rule, found.message, found.hint) == (rule, message, hint)


def test_an_empty_entry_of_a_list_is_told() -> None:
    (found,) = problems(f"{MAP}tags:\n- a\n-\n")
    assert (found.rule, found.path) == ("bad-value", ("tags", 1))
    assert found.hint == "write its text, or take the dash out"


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
def test_a_missing_key_is_told_at_what_lacks_it(text: str, key: str, path: Path) -> None:
    (found,) = problems(text)
    assert (found.rule, found.message, found.path) == ("missing-key", f"the key '{key}' is missing", path)
    assert found.hint == f"add '{key}: ...'"


@pytest.mark.parametrize(
    ("part", "line", "hint"),
    [
        (Journey, "phases: A", "did you mean 'stages'?"),
        (Journey, "actors: A", "did you mean 'personas'?"),
        (Journey, "Research: A", "did you mean 'sources'?"),
        (Journey, "ownr: A", "did you mean 'owner'?"),
        (Journey, "zzzzzz: A", "take it out, or let it begin with 'x-' to keep it"),
        (Stage, "tasks: A", "did you mean 'steps'?"),
        (Stage, "actions: A", "did you mean 'activities'?"),
        (Stage, "KPIs: A", "did you mean 'metrics'?"),
        (Stage, "Support processes: A", "did you mean 'support'?"),
        (Stage, "touchpoint: A", "did you mean 'touchpoints'?"),
        (Stage, "Pain Points: A", "did you mean 'pain_points'?"),
        (Item, "channel: A", "'channel' belongs to a touchpoint"),
        (Step, "steps: A", "'steps' belongs to a stage"),
        (Stage, "imports: A", "'imports' belongs to the map"),
        (Journey, "<<: A", "merge keys are not read: use an alias for the whole value, or write the keys out"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_one(part: type[Part], line: str, hint: str | None) -> None:
    found = problem(part, line)
    assert (found.rule, found.key) == ("unknown-key", True)
    assert found.message == f"unknown key '{line.partition(':')[0]}'"
    assert found.hint == hint


def test_a_synonym_is_only_meant_where_its_key_belongs() -> None:
    assert problem(Item, "phases: A").hint != "did you mean 'stages'?"


def test_every_synonym_leads_to_a_key() -> None:
    assert set(SYNONYMS.values()) <= {*shapes(Journey), *shapes(Stage)}


def test_a_text_with_a_colon_is_one_problem() -> None:
    (found,) = problems("title: T\nstages:\n- name: A\n  questions:\n  - Pricing: is there a free tier?\n")
    assert found.path == ("stages", 0, "questions", 0, "Pricing")
    assert found.hint == "the text has a colon: put it in quotes"


def test_a_mistyped_key_of_a_mapping_of_one_is_no_text_with_a_colon() -> None:
    (found,) = problems("title: T\nstages:\n- nam: A\n")
    assert found.hint == "did you mean 'name'?"


def test_a_mapping_of_two_is_no_text_with_a_colon() -> None:
    found = problems("title: T\nstages:\n- name: A\n  goals: {Pricing: a, Countries: b}\n")
    assert [each.rule for each in found] == ["missing-key", "unknown-key", "unknown-key"]


def test_a_wrong_key_of_the_users_own_is_told_at_the_key() -> None:
    (found,) = problems(place(Scale, "labels: {good: A}"))
    assert (found.path, found.key, found.message) == (("scale", "labels", "good"), True, "'good' is no number")


def test_only_the_first_unknown_keys_get_a_hint() -> None:
    found = problems(MAP + "".join(f"titl{number}: x\n" for number in range(MOST_HINTS + 5)))
    assert len(found) == MOST_HINTS + 5
    assert sum(each.hint is not None for each in found) == MOST_HINTS


def test_long_and_many_lined_values_are_cut() -> None:
    assert shorten("a\n  b\tc") == "a b c"
    assert shorten("a" * SHOWN) == "a" * SHOWN
    assert shorten("a" * (SHOWN + 1)) == "a" * (SHOWN - 1) + "…"
    assert len(problem(Journey, f"state: {'a' * 10**6}").message) < 2 * SHOWN
    assert len(problem(Journey, f"{'a' * 10**3}: b").message) < 2 * SHOWN


def test_every_problem_is_told_at_once() -> None:
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


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ((), Journey),
        (("stages", 0), Stage),
        (("stages", 0, "steps", 1), Step),
        (("stages", 0, "cells", "goals", 2), Item),
        (("stages", 0, "opportunities", 0, "solutions", 0), Solution),
        (("scale",), Scale),
        (("scale", "labels", "1"), None),
        (("title",), None),
        (("phases", 0, "name"), None),
    ],
)
def test_the_part_at_a_path(path: Path, part: type[Part] | None) -> None:
    assert part_at(Journey, path) is part
