import pytest

from journeymap_cli.load.normalize import shapes
from journeymap_cli.load.unknown_keys import OWN_LANE, PERSONA, STEPS_OF_A_STEP, SYNONYMS, UNDECLARED_LANE, part_at
from journeymap_cli.load.wording import MOST_HINTS
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Item, Solution
from journeymap_cli.model.journey import Journey, Scale
from journeymap_cli.model.node import Stage, Step
from journeymap_cli.model.registries import Channel
from journeymap_cli.problem import Path
from support.schema_problems import problem, problems
from support.smallest_maps import MAP, STAGE

COMMA = "in braces, a comma ends the text: put the whole text in quotes"
DASH = "start each entry of a list with a dash: '- name: {}', and align its keys with 'name'"
COLON = "the text contains a colon: put it in quotes"


@pytest.mark.parametrize(
    ("part", "line", "hint"),
    [
        (Journey, "phases: A", "did you mean 'stages'?"),
        (Journey, "actors: A", "did you mean 'personas'?"),
        (Journey, "Research: A", "did you mean 'sources'?"),
        (Journey, "ownr: A", "did you mean 'owner'?"),
        (Journey, "zzzzzz: A", "remove it, or start it with 'x-' to keep it"),
        (Stage, "tasks: A", "did you mean 'steps'?"),
        (Stage, "actions: A", "did you mean 'activities'?"),
        (Stage, "KPIs: A", "did you mean 'metrics'?"),
        (Stage, "Support processes: A", "did you mean 'support'?"),
        (Stage, "touchpoint: A", "did you mean 'touchpoints'?"),
        (Stage, "Pain Points: A", "did you mean 'pain_points'?"),
        (Stage, "pains: A", "did you mean 'pain_points'?"),
        (Stage, "weather: A", UNDECLARED_LANE),
        (Stage, "regulation: [A]", UNDECLARED_LANE),
        (Item, "channel: A", "'channel' belongs to a touchpoint"),
        (Item, "kind: A", "'kind' belongs to a metric"),
        (Item, "target: A", "'target' belongs to a metric"),
        (Item, "source: A", "did you mean 'sources'?"),
        (Stage, "persona: A", "did you mean 'personas'?"),
        (Emotion, "dev: 2", PERSONA),
        (Channel, "type: A", "did you mean 'kind'?"),
        (Emotion, "text: A", "'text' belongs to an entry of a lane"),
        (Step, "steps: A", STEPS_OF_A_STEP),
        (Stage, "imports: A", "'imports' belongs to the map"),
        (Journey, "<<: A", "merge keys are not supported: use an alias for the whole value, or write the keys out"),
    ],
)
def test_an_unknown_key_is_reported_with_the_nearest_one(part: type[Model], line: str, hint: str | None) -> None:
    found = problem(part, line)
    assert (found.rule, found.key) == ("unknown-key", True)
    assert found.message == f"unknown key '{line.partition(':')[0]}'"
    assert found.hint == hint


def test_a_synonym_is_only_meant_where_its_key_belongs() -> None:
    assert problem(Item, "phases: A").hint != "did you mean 'stages'?"


def test_every_synonym_leads_to_a_key() -> None:
    assert set(SYNONYMS.values()) <= {*shapes(Journey), *shapes(Stage), *shapes(Channel)}


def test_a_text_with_a_colon_is_one_problem() -> None:
    (found,) = problems("title: T\nstages:\n- name: A\n  questions:\n  - Pricing: is there a free tier?\n")
    assert found.path == ("stages", 0, "questions", 0, "Pricing")
    assert found.hint == "the text contains a colon: put it in quotes"


def test_a_mistyped_key_of_a_mapping_of_one_is_no_text_with_a_colon() -> None:
    (found,) = problems("title: T\nstages:\n- nam: A\n")
    assert found.hint == "did you mean 'name'?"


def test_a_mapping_of_two_is_no_text_with_a_colon() -> None:
    found = problems("title: T\nstages:\n- name: A\n  goals: {Pricing: a, Countries: b}\n")
    assert [each.rule for each in found] == ["missing-key", "unknown-key", "unknown-key"]


@pytest.mark.parametrize(
    ("goals", "hints"),
    [
        ("{text: Examines, explains, persona: dev}", [COMMA]),
        ("{text: Long, dull, in legalese}", [COMMA, COMMA]),
        ("{text: Long, dull: x}", ["remove it, or start it with 'x-' to keep it"]),
        ("{text: Long, dull: }", ["remove it, or start it with 'x-' to keep it"]),
        ("{Pricing}", ["put the whole text in quotes"]),
        ("[? Pricing]", ["put the whole text in quotes"]),
        ("[Pricing: x]", [COLON]),
    ],
)
def test_a_text_that_yaml_takes_apart_needs_quotes(goals: str, hints: list[str]) -> None:
    assert [found.hint for found in problems(f"{STAGE}  goals: {goals}\n")] == hints


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("stages: {Visit: {goals: a}}", DASH.format("Visit")),
        ("stages: {Discovery: {goals: a}}", DASH.format("Discovery")),
        ("stages: {Emotions: {score: 1}, name: A}", "did you mean 'emotion'?"),
        ("stages: A\nsources: {talks: {kind: interview}}", DASH.format("talks").replace("name", "title")),
        ("stages: {Visit: a}", f"{COLON}, or write 'name: Visit' and keys for the rest"),
        ("stages: {Visit: [a]}", DASH.format("Visit")),
        ("stages: [Visit: ]", DASH.format("Visit")),
        ("stages:\n  - Visit:\n    goals: a", DASH.format("Visit")),
        ("stages: A\npersonas: {anna: {role: nurse}}", DASH.format("anna")),
        ("stages: {Name: A}", "did you mean 'name'?"),
        ("stages:\n  -name: A", "write a space after the dash: '- name: ...'"),
        ("stages:\n-name: A", "write a space after the dash: '- name: ...'"),
        ("lanes: [{id: rules, label: R}]\nstages: {name: A, rules: a}", OWN_LANE),
        ("lanes: [{id: owners, label: R}]\nstages: {name: A, owners: [a]}", OWN_LANE),
        ("lanes: [{id: r, label: Open points}]\nstages: {name: A, open_points: a}", OWN_LANE),
        ("stages: {name: A, metrics: [NPS: 30]}", "write {name: ..., value: ...}"),
        ("map: {title: T, stages: [A]}", "delete this line, and start the lines below it in the first column"),
        ("\u00a0stages: A", "the spaces around it are part of it: use ordinary spaces, outside of quotes"),
    ],
)
def test_habits_of_other_formats_are_known(line: str, hint: str) -> None:
    assert [found.hint for found in problems(f"title: T\n{line}\n") if found.rule == "unknown-key"] == [hint]


@pytest.mark.parametrize(
    "lines",
    [
        "stages:\n  Visit: {goals: a}\n  Evaluation: [b]\n",
        "stages:\n  Visit:\n  Evaluation:\n",
        "stages:\n  Visit: a\n  Payment: b\n",
        "stages:\n  -name: Visit\n  -name: Evaluation\n",
        "stages:\n-name: Visit\n-name: Evaluation\n",
    ],
)
def test_names_as_keys_and_joined_dashes_are_the_only_problems(lines: str) -> None:
    found = problems(f"title: T\n{lines}")
    assert (found[0].rule, found[0].where.line) == ("unknown-key", 3)
    assert {problem.rule for problem in found} <= {"unknown-key", "duplicate-key"}
    assert all("dash" in (problem.hint or "") for problem in found)


def test_only_the_first_unknown_keys_get_a_hint() -> None:
    found = problems(MAP + "".join(f"titl{number}: x\n" for number in range(MOST_HINTS + 5)))
    assert len(found) == MOST_HINTS + 5
    assert sum(each.hint is not None for each in found) == MOST_HINTS


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
def test_the_part_at_a_path(path: Path, part: type[Model] | None) -> None:
    assert part_at(Journey, path) is part
