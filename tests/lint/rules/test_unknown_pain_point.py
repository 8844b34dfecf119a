from journeymap_cli.lint.rules import unknown_pain_point
from support.linting import paths, problems


def test_a_pain_point_anywhere_in_the_map_resolves() -> None:
    text = """stages:
  - {name: A, opportunities: {text: b, addresses: slow}}
  - {name: B, steps: [{name: C, pain_points: {text: d, id: slow}}]}
"""
    assert paths(unknown_pain_point, text) == []


def test_an_unknown_one_is_reported_at_its_place() -> None:
    text = """stages:
  - {name: A, pain_points: {text: d, id: slow}, opportunities: [b, {text: c, addresses: [slow, slw]}]}
"""
    [problem] = problems(unknown_pain_point, text)
    assert problem.path == ("stages", 0, "opportunities", 1, "addresses", 1)
    assert (problem.message, problem.hint) == ("there is no pain point 'slw'", "did you mean 'slow'?")


def test_where_none_has_an_id_the_hint_says_so() -> None:
    text = "stages: [{name: A, pain_points: slow, opportunities: {text: b, addresses: slow}}]"
    assert [problem.hint for problem in problems(unknown_pain_point, text)] == [unknown_pain_point.GIVE_AN_ID]


def test_the_id_of_another_item_is_none() -> None:
    text = "stages: [{name: A, gains: {text: d, id: fast}, opportunities: {text: b, addresses: fast}}]"
    assert paths(unknown_pain_point, text) == [("stages", 0, "opportunities", 0, "addresses", 0)]
