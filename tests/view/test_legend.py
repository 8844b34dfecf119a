import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import ENGLISH
from journeymap_cli.view.legend import evidence_marks, present, signs
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey


def test_a_legend_explains_the_signs_that_are_there() -> None:
    text = """
        title: x
        stages:
          - {name: a, moment_of_truth: true, goals: [{text: g, evidence: reported}, {text: h, evidence: proposed}]}
          - {name: b, pain_points: {text: p, severity: severe}}
    """
    assert signs(swimlanes(Analysis(journey(text)))) == {"reported", "proposed", "assumed", "star", "severe"}


def test_a_map_without_signs_needs_none() -> None:
    assert signs(swimlanes(Analysis(journey("title: x\nstages: [a]")))) == frozenset()


def test_only_scores_that_nobody_reported_are_paler() -> None:
    text = "title: x\nevidence_default: %s\nstages: [{name: a, emotion: 1, goals: {text: g, evidence: assumed}}]"
    assert signs(swimlanes(Analysis(journey(text % "assumed")))) == {"assumed", "pale"}
    assert signs(swimlanes(Analysis(journey(text % "observed")))) == {"observed", "assumed"}


def test_the_signs_in_use_are_joined() -> None:
    assert present(frozenset({"observed", "reported"}), ("observed", "reported")) == "observed or reported"
    assert present(frozenset({"reported"}), ("observed", "reported")) == "reported"
    assert present(frozenset(), ("observed", "reported")) == ""


@pytest.mark.parametrize(
    ("kinds", "marked", "words"),
    [
        ("assumed assumed observed", ("observed",), "everything else is assumed"),
        ("assumed proposed proposed reported", ("reported",), "everything else is assumed or proposed"),
        ("observed reported assumed", ("assumed",), "everything else is observed or reported"),
        ("observed observed", (), "All entries are observed."),
        ("assumed proposed", (), "All entries are assumed or proposed."),
        ("observed reported", (), "All entries are observed or reported."),
    ],
)
def test_the_minority_of_the_evidence_is_marked(kinds: str, marked: tuple[str, ...], words: str) -> None:
    goals = ", ".join(f"{{text: g{number}, evidence: {kind}}}" for number, kind in enumerate(kinds.split()))
    table = swimlanes(Analysis(journey(f"title: x\nstages: [{{name: a, goals: [{goals}]}}]")))
    assert evidence_marks(table, ENGLISH) == (marked, words)


def test_a_map_without_entries_has_no_evidence_to_mark() -> None:
    assert evidence_marks(swimlanes(Analysis(journey("title: x\nstages: [a]"))), ENGLISH) == ((), "")
