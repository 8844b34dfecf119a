import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.links import HERE
from journeymap_cli.view.cells import (
    Chip,
    EntryView,
    Feeling,
    Figure,
    Link,
    OpportunityDetail,
    PainDetail,
    entry_view,
    link,
    opportunity_detail,
)
from journeymap_cli.view.names import names
from support.journeys import journey


def shown(text: str) -> dict[str, list[EntryView]]:
    """The entries of a map by lane."""
    facts = Analysis(journey(text))
    known = names(facts)
    views: dict[str, list[EntryView]] = {}
    for placed in facts.entries:
        views.setdefault(placed.lane, []).append(entry_view(placed.entry, placed.path, known))
    return views


def test_entries_have_the_details_of_their_kind() -> None:
    text = """
        title: x
        evidence_default: reported
        personas: [{id: dev, name: Dana}]
        channels: [{id: docs, name: Documentation, kind: web}]
        sources: [{id: talks, title: Interviews}]
        stages:
          - name: a
            goals: {text: g, persona: dev, evidence: observed, sources: talks, tags: [t], note: n, link: "data:x"}
            touchpoints: [{text: Guide, channel: docs}, Plain]
            pain_points: {id: slow, text: Slow, severity: severe, frequency: often, link: docs/slow.html}
            opportunities:
              text: Fast
              impact: high
              effort: low
              addresses: slow
              solutions: {text: Now, status: done}
              links: [a.html, "//b"]
            emotion: [{score: -1, label: tired, quote: Oh no}, {label: calm, persona: dev}]
    """
    cells = shown(text)
    (goal,) = cells["goals"]
    assert (goal.who, goal.evidence, goal.sources, goal.tags, goal.note) == (
        ("dev",),
        "observed",
        ("Interviews",),
        ("t",),
        "n",
    )
    assert goal.link == Link("data:x", None)
    assert [entry.detail for entry in cells["touchpoints"]] == [Chip("Documentation", "web"), Chip(None, "none")]
    (pain,) = cells["pain_points"]
    assert (pain.detail, pain.evidence) == (PainDetail("severe", 3, "often", "severe", "often", None), "reported")
    assert pain.link == Link("docs/slow.html", "docs/slow.html")
    opportunity = cells["opportunities"][0].detail
    assert isinstance(opportunity, OpportunityDetail)
    assert (opportunity.addresses, opportunity.links) == (("Slow",), (Link("a.html", "a.html"), Link("//b", None)))
    assert [solution.text for solution in opportunity.solutions] == ["Now"]
    tired, calm = cells["emotion"]
    assert (tired.detail, tired.text, tired.who) == (Feeling("−1", None, 1, "low", "Oh no"), "tired", ())
    assert (calm.detail, calm.text, calm.who) == (Feeling(None, None, None, None, None), "calm", ("dev",))


def test_an_emotion_without_a_persona_is_about_all_who_have_none_of_their_own() -> None:
    text = """
        title: x
        personas: [{id: a, name: A}, {id: b, name: B}, {id: s, name: S, kind: system}]
        stages: [{name: one, emotion: [1, {persona: b, score: 2}]}]
    """
    assert [entry.who for entry in shown(text)["emotion"]] == [("a",), ("b",)]


def test_a_metric_has_its_value_target_and_change_in_words() -> None:
    first, second, ease = shown("""
        title: x
        stages:
          - {name: a, metrics: {name: Reach, kind: reach, value: 100}}
          - {name: b, metrics: [{name: Paid, kind: reach, value: 88.5}, {name: Ease, kind: ces, value: 2, target: 5}]}
    """)["metrics"]
    details = [entry.detail for entry in (first, second, ease) if isinstance(entry.detail, Figure)]
    assert [(each.value, each.share, each.drop, each.lost, each.big_drop) for each in details] == [
        ("100%", 1.0, None, None, False),
        ("88.5%", 0.885, "−11.5", "−11.5 points", True),
        ("2", None, None, None, False),
    ]
    assert [each.name_is_redundant for each in details] == [True, False, False]
    assert (details[2].target, details[2].off_target, details[2].direction) == ("5", True, "up")


def test_the_biggest_drop_off_stands_out_and_no_change_is_not_shown() -> None:
    stages = ", ".join(
        f"{{name: S, id: s{at}, metrics: {{name: R, kind: reach, value: {value}}}}}"
        for at, value in enumerate((90, 70, 40, 40))
    )
    figures = [entry.detail for entry in shown(f"title: x\nstages: [{stages}]")["metrics"]]
    found = [(figure.drop, figure.big_drop) for figure in figures if isinstance(figure, Figure)]
    assert found == [(None, False), ("−20", False), ("−30", True), (None, False)]


def test_an_unknown_channel_is_its_own_name() -> None:
    [call] = shown("title: x\nstages: [{name: a, touchpoints: {text: Call, channel: Phone}}]")["touchpoints"]
    assert call.detail == Chip("Phone", "other")


def test_no_address_is_no_link() -> None:
    assert link(None, HERE) is None
    assert link("a.html", HERE) == Link("a.html", "a.html")


@pytest.mark.parametrize(
    ("lang", "name", "redundant"), [("de", "Reichweite", True), ("de", "Reach", True), ("fr", "Reichweite", False)]
)
def test_a_reach_that_is_called_like_its_row_needs_no_name(lang: str, name: str, redundant: bool) -> None:
    text = f"{{title: x, lang: {lang}, stages: [{{name: A, metrics: [{{name: {name}, kind: reach, value: 5}}]}}]}}"
    facts = Analysis(journey(text))
    detail = entry_view(facts.journey.stages[0].metrics[0], ("stages", 0, "metrics", 0), names(facts)).detail
    assert isinstance(detail, Figure)
    assert detail.name_is_redundant is redundant


def test_a_priority_that_people_gave_is_told_with_urgency_and_worth() -> None:
    found = journey("""
        title: x
        lang: de
        stages:
          - name: A
            pain_points: [{text: p, frequency: often, priority: 1}, {text: q, priority: 12}]
            opportunities: [{text: o, impact: high, effort: low, priority: 2}, {text: d, status: done, priority: 1}]
    """)
    facts = Analysis(found)
    known = names(facts)
    details = [entry_view(entry, (), known).detail for entry in found.stages[0].pain_points]
    assert [detail.urgency_words for detail in details if isinstance(detail, PainDetail)] == [
        "häufig · Priorität 1",
        "Priorität 12",
    ]
    worths = [opportunity_detail(entry, (), known).worth for entry in found.stages[0].opportunities]
    assert worths == ["hohe Wirkung · geringer Aufwand · Priorität 2", ""]
