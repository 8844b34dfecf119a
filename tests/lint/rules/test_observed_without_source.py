from journeymap_cli.lint.rules import observed_without_source
from support.linting import paths, problems

UNSUPPORTED = """
stages:
  - name: A
    emotion: {score: -1, evidence: observed}
    pain_points: [{text: Slow, evidence: observed}]
    opportunities: [{text: O, solutions: [{text: S, evidence: observed}]}]
"""


def test_entries_that_say_observed_and_name_no_source_are_reported() -> None:
    found = problems(observed_without_source, UNSUPPORTED)
    assert [problem.path for problem in found] == [
        ("stages", 0, "emotion", 0),
        ("stages", 0, "pain_points", 0),
        ("stages", 0, "opportunities", 0, "solutions", 0),
    ]
    assert found[0].message == "the emotion -1 is marked as observed, but has no source"
    assert found[1].message == "'Slow' is marked as observed, but has no source"


def test_the_default_of_the_map_counts_for_no_entry() -> None:
    assert paths(observed_without_source, "evidence_default: observed\nstages: [{name: A, goals: G}]") == []


def test_a_source_or_another_evidence_is_fine() -> None:
    text = """
    sources: [Interviews]
    stages: [{name: A, goals: [{text: G, evidence: observed, sources: interviews}, {text: H, evidence: reported}]}]
    """
    assert paths(observed_without_source, "title: X\n" + text.replace("\n    ", "\n")) == []
