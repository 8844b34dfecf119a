from journeymap_cli.lint.rules import unknown_source
from support.linting import paths, problems

ONE = "sources: [{id: talks, title: Talks}]\n"


def test_declared_and_imported_sources_resolve() -> None:
    text = ONE + "imports: shared.yaml\nstages: [{name: A, goals: {text: b, sources: [talks, log]}}]"
    assert paths(unknown_source, text, shared="sources: [{id: log, title: Log}]") == []


def test_an_unknown_one_is_reported_with_the_nearest() -> None:
    [problem] = problems(unknown_source, ONE + "stages: [{name: A, goals: {text: b, sources: [talks, talk]}}]")
    assert problem.path == ("stages", 0, "goals", 0, "sources", 1)
    assert (problem.message, problem.hint) == ("there is no source 'talk'", "did you mean 'talks'?")


def test_it_may_be_named_by_emotions_metrics_and_solutions() -> None:
    text = """stages:
  - name: A
    emotion: {score: 1, sources: x}
    opportunities: {text: d, solutions: {text: e, sources: x}}
    metrics: {name: f, source: x}
"""
    assert paths(unknown_source, text) == [
        ("stages", 0, "emotion", 0, "sources", 0),
        ("stages", 0, "opportunities", 0, "solutions", 0, "sources", 0),
        ("stages", 0, "metrics", 0, "source"),
    ]
