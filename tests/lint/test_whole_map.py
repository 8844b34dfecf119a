"""What rules find in the entries of the whole map, at their own places."""

import pytest

from journeymap_cli.lint.rule import Context, Rule
from journeymap_cli.lint.rules import (
    date_in_future,
    drop_off_unexplained,
    duplicate_id,
    low_emotion_without_pain,
    metric_off_target,
    metric_stale,
    no_evidence,
    observed_without_source,
    opportunity_addresses_nothing,
    persona_not_in_step,
    severe_pain_without_opportunity,
    unknown_pain_point,
    unknown_persona,
    unknown_source,
    unknown_step,
    unsafe_link,
    unused_persona,
    unused_source,
)
from journeymap_cli.problem import Path
from support.linting import TODAY, paths, problems

FOUND: list[tuple[Rule, str, Path]] = [
    (duplicate_id, "pain_points: [{id: x, text: a}]\nopportunities: [{id: x, text: b}]", ("opportunities", 0)),
    (duplicate_id, "metrics: [{id: x, name: a}, {id: x, name: b}]", ("metrics", 1)),
    (unknown_persona, "opportunities: {text: a, persona: x}", ("opportunities", 0, "persona")),
    (unknown_source, "pain_points: {text: a, sources: [x]}", ("pain_points", 0, "sources", 0)),
    (unknown_source, "metrics: {name: a, source: x}", ("metrics", 0, "source")),
    (unknown_pain_point, "opportunities: {text: a, addresses: x}", ("opportunities", 0, "addresses", 0)),
    (unknown_step, "pain_points: {text: a, stages: [a, x]}", ("pain_points", 0, "stages", 1)),
    (unknown_step, "metrics: {name: a, stages: [exit]}", ("metrics", 0, "stages", 0)),
    (unknown_step, "takeaways: [one, {text: two, at: [b, y]}]", ("takeaways", 1, "at", 1)),
    (unsafe_link, "opportunities: {text: a, links: ['javascript:x']}", ("opportunities", 0, "links", 0)),
    (unsafe_link, "metrics: {name: a, link: 'file:x'}", ("metrics", 0, "link")),
    (metric_stale, "metrics: {name: a, as_of: 2020-01-01}", ("metrics", 0)),
    (metric_off_target, "metrics: {name: a, value: 1, target: 2}", ("metrics", 0)),
    (date_in_future, "metrics: {name: a, as_of: 2999-01-01}", ("metrics", 0, "as_of")),
    (observed_without_source, "pain_points: {text: a, evidence: observed}", ("pain_points", 0)),
    (severe_pain_without_opportunity, "pain_points: {text: a, severity: severe}", ("pain_points", 0)),
    (
        opportunity_addresses_nothing,
        "pain_points: {text: a, stages: a}\nopportunities: {text: b, stages: b}",
        ("opportunities", 0),
    ),
    (
        persona_not_in_step,
        "personas: [dev, pm]\npain_points: {text: a, persona: pm, stages: c}",
        ("pain_points", 0, "persona"),
    ),
]  # fmt: skip
OF_NOBODY = "stages: [A, {name: B, steps: [C]}]"


@pytest.mark.parametrize(("rule", "text", "place"), FOUND)
def test_a_rule_sees_them(rule: Rule, text: str, place: Path) -> None:
    stages = OF_NOBODY if "personas:" not in text else OF_NOBODY.replace("[C]", "[{name: C, personas: dev}]")
    assert [path[: len(place)] for path in paths(rule, f"{text}\n{stages}")] == [place]


def test_what_they_name_is_used() -> None:
    text = "personas: [a, b]\nsources: [s, {id: t, title: T}]\n"
    text += "pain_points: {text: p, persona: a, sources: s}\nmetrics: {name: m, source: t}\n"
    assert paths(unused_persona, f"{text}stages: [{{name: A, personas: b}}]") == []
    assert paths(unused_source, f"{text}stages: [A]") == []


def test_their_evidence_counts() -> None:
    text = "{title: x, status: approved, pain_points: {text: a, evidence: reported}, stages: [A]}"
    assert paths(no_evidence, text) == []


WHOLE, PART, STEP = "pain_points: a", "pain_points: {text: a, stages: a}", "pain_points: {text: a, stages: [c]}"


@pytest.mark.parametrize(("pains", "silent"), [(WHOLE, True), (PART, False), (STEP, True)])
def test_a_pain_point_of_the_map_explains_the_stages_that_it_is_about(pains: str, silent: bool) -> None:
    low = f"{pains}\nstages: [A, {{name: B, steps: [{{name: C, emotion: -2}}]}}]"
    assert (paths(low_emotion_without_pain, low) == []) is silent
    fall = "metrics: {{name: R, kind: reach, value: {}}}"
    text = f"stages: [X, {{name: A, {fall.format(90)}}}, Y, {{name: B, steps: [{{name: C, {fall.format(10)}}}]}}]"
    assert (paths(drop_off_unexplained, f"{pains}\n{text}") == []) is silent


@pytest.mark.parametrize(
    ("pain", "opportunities", "silent"),
    [
        ("stages: [{name: A, pain_points: %s}, B]", "opportunities: o", True),
        ("stages: [{name: A, pain_points: %s}, B]", "opportunities: {text: o, stages: a}", True),
        ("stages: [{name: A, pain_points: %s}, B]", "opportunities: {text: o, stages: b}", False),
        ("stages: [{name: A, pain_points: %s}, B]", "opportunities: {text: o, status: dropped}", False),
        ("pain_points: %s\nstages: [A]", "opportunities: o", True),
        ("pain_points: %s\nstages: [A]", "opportunities: {text: o, addresses: p}", True),
        ("pain_points: %s\nstages: [{name: A, opportunities: o}]", "", False),
    ],
)
def test_an_opportunity_of_the_map_is_for_the_pain_points_that_it_is_about(
    pain: str, opportunities: str, silent: bool
) -> None:
    text = f"{opportunities}\n{pain % '{id: p, text: p, severity: severe}'}"
    assert (paths(severe_pain_without_opportunity, text) == []) is silent


def test_a_severe_pain_point_that_the_future_no_longer_has_is_solved() -> None:
    text = "stages: [{name: A, pain_points: [{id: p, text: P, severity: severe}, {text: Q  q, severity: severe}]}]"
    left = {"q q"}
    [problem] = problems(severe_pain_without_opportunity, text, Context(TODAY, future_pains=lambda: left))
    assert problem.path == ("stages", 0, "pain_points", 1)
    assert paths(severe_pain_without_opportunity, text, Context(TODAY, future_pains=frozenset)) == []
    assert len(paths(severe_pain_without_opportunity, text, Context(TODAY, future_pains=lambda: {"p"}))) == 1


def test_an_unknown_stage_has_the_nearest_one_as_a_hint() -> None:
    [problem] = problems(unknown_step, "takeaways: {text: a, at: chekout}\nstages: [Cart, Checkout]")
    assert problem.message == "there is no stage or step 'chekout'"
    assert problem.hint == "did you mean 'checkout'?"
