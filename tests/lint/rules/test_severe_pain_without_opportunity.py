import pytest

from journeymap_cli.lint.rules import severe_pain_without_opportunity as rule
from support.linting import paths, problems

ELSEWHERE = "{name: B, opportunities: {text: O, addresses: p}}"
OTHER = "{name: A, pain_points: [{text: B, severity: severe},{id: p, text: p}], opportunities: {text: o, addresses: p}}"


def test_a_severe_pain_point_without_an_opportunity_is_reported() -> None:
    [problem] = problems(rule, "stages: [{name: A, pain_points: [Mild, {text: Bad, severity: severe}]}]")
    assert problem.path == ("stages", 0, "pain_points", 1)
    assert problem.message == "'Bad' is severe, but has no opportunity"


@pytest.mark.parametrize(
    "stages",
    [
        "[{name: A, pain_points: {text: Bad, severity: severe}, opportunities: O}]",
        "[{name: A, opportunities: O, steps: [{name: B, pain_points: {text: Bad, severity: severe}}]}]",
        "[{name: A, pain_points: {text: Bad, severity: severe}, steps: [{name: B, opportunities: O}]}]",
        f"[{{name: A, pain_points: {{id: p, text: P, severity: severe}}}}, {ELSEWHERE}]",
        "[{name: A, pain_points: {text: Bad, severity: moderate}}]",
    ],
)
def test_an_opportunity_in_the_same_node_its_stage_or_anywhere_by_id_is_enough(stages: str) -> None:
    assert paths(rule, f"stages: {stages}") == []


@pytest.mark.parametrize(
    "stages",
    [
        "[{name: A, pain_points: {text: Bad, severity: severe}, opportunities: {text: O, status: dropped}}]",
        "[{name: A, pain_points: {text: Bad, severity: severe}}, {name: B, opportunities: O}]",
        f"[{OTHER}]",
    ],
)
def test_one_that_was_dropped_or_stands_elsewhere_is_not(stages: str) -> None:
    assert paths(rule, f"stages: {stages}") == [("stages", 0, "pain_points", 0)]
