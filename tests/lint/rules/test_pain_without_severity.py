from journeymap_cli.lint.rules import pain_without_severity as rule
from support.linting import paths, problems


def test_an_unrated_pain_point_beside_rated_ones_is_reported() -> None:
    text = "pain_points: [Of the map]\nstages: [{name: A, pain_points: [Unrated, {text: Bad, severity: severe}]}]"
    found = problems(rule, text)
    assert [problem.path for problem in found] == [("pain_points", 0), ("stages", 0, "pain_points", 0)]
    assert found[1].message == "'Unrated' has no severity, while others have one"
    assert found[1].hint == "add severity: minor, moderate or severe"


def test_a_rating_of_the_whole_map_counts_too() -> None:
    text = "pain_points: {text: Bad, severity: minor}\nstages: [{name: A, pain_points: Unrated}]"
    assert paths(rule, text) == [("stages", 0, "pain_points", 0)]


def test_a_map_that_rates_none_or_all_is_silent() -> None:
    assert paths(rule, "stages: [{name: A, pain_points: [One, Two]}]") == []
    assert paths(rule, "stages: [{name: A, pain_points: {text: One, severity: minor}}]") == []
