from journeymap_cli.lint.rules import unused_source
from support.linting import paths, problems

TWO = "sources: [{id: talks, title: T}, {id: funnel, title: F}]\n"


def test_a_source_that_nothing_rests_on_is_reported() -> None:
    [problem] = problems(unused_source, TWO + "stages: [{name: A, goals: {text: G, sources: talks}}]")
    assert problem.path == ("sources", 1)
    assert problem.message == "the source 'funnel' is declared but never used"


def test_metrics_and_solutions_refer_to_sources_too() -> None:
    opportunity = "{text: O, solutions: {text: S, sources: talks}}"
    text = f"{TWO}stages: [{{name: A, metrics: {{name: M, source: funnel}}, opportunities: {opportunity}}}]"
    assert paths(unused_source, text) == []


def test_a_map_that_names_no_source_is_fine() -> None:
    assert paths(unused_source, TWO + "stages: [A]") == []
