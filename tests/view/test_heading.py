from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.heading import heading
from support.journeys import journey


def test_a_map_without_facts_has_its_title_and_state() -> None:
    found = heading(Analysis(journey("{title: Boots, stages: [A]}")))
    assert (found.title, found.line) == ("Boots", "Current state")


def test_the_line_has_owner_review_and_evidence() -> None:
    text = """
        title: Boots
        state: future
        owner: Shop team
        last_reviewed: 2026-09-01
        review_every: 90d
        stages: [{name: A, goals: [a, {text: b, evidence: observed}]}]
    """
    assert heading(Analysis(journey(text))).line == (
        "Future state · Shop team · reviewed 1 Sep 2026 · 1 of 2 observed or reported"
    )


def test_a_review_that_is_never_due_has_its_day_only() -> None:
    assert heading(Analysis(journey("{title: x, last_reviewed: 2026-09-01, stages: [A]}"))).line.endswith(
        "reviewed 1 Sep 2026"
    )


def test_an_owner_cannot_reorder_the_line() -> None:
    assert "· \u2068צוות\u2069" in heading(Analysis(journey("{title: x, owner: צוות, stages: [A]}"))).line
