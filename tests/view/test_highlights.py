import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import language_of
from journeymap_cli.view import terms
from journeymap_cli.view.anchors import AnchoredName
from journeymap_cli.view.highlights import Highlight, highlights
from support.journeys import journey


def found(text: str) -> dict[str, Highlight]:
    return {highlight.label: highlight for highlight in highlights(Analysis(journey(text)))}


def test_a_highlight_without_data_is_left_out() -> None:
    assert highlights(Analysis(journey("title: x\nstages: [a, b]"))) == ()


def test_the_lowest_moment_has_its_place_score_and_personas() -> None:
    highlight = found("""
        title: x
        scale: {min: -2, max: 2, labels: {-2: frustrated}}
        personas: [{id: dev, name: Dana}, {id: pm, name: Priya}]
        stages: [{name: Look, emotion: 0}, {name: Buy, emotion: [{persona: dev, score: -2}, {persona: pm, score: -1}]}]
    """)["Lowest moment"]
    assert highlight.places == (AnchoredName("Buy", "buy.emotion"),)
    assert (highlight.lead, highlight.note) == ("−2 frustrated", " Dana")


def test_equal_low_points_all_count_and_the_first_two_are_named() -> None:
    highlight = found("title: x\nstages: [" + ", ".join(f"{{name: S{n}, emotion: -1}}" for n in range(4)) + "]")[
        "Lowest moments"
    ]
    assert [place.text for place in highlight.places] == ["S0", "S1"]
    assert highlight.more == "and 2 more"


def test_the_biggest_drop_off_links_to_where_people_are_lost() -> None:
    highlight = found("""
        title: x
        stages:
          - {name: A, id: first, metrics: {name: r, kind: reach, value: 90}, steps: [a]}
          - {name: B, steps: [{name: b, metrics: {name: r, kind: reach, value: 60}}]}
          - {name: C, metrics: {name: r, kind: reach, value: 50}}
    """)["Biggest drop-off"]
    assert highlight.places == (AnchoredName("b", "b-2.reach"),)
    assert (highlight.lead, highlight.note) == ("−30 points", " 90% → 60%")


def test_pain_points_are_counted_with_those_that_have_an_opportunity() -> None:
    highlight = found("""
        title: x
        stages:
          - {name: A, pain_points: [{text: p, severity: severe}, q]}
          - {name: B, pain_points: {text: r, id: far, severity: minor}}
          - {name: C, opportunities: {text: o, addresses: far}}
    """)["3 pain points"]
    assert highlight.places == (AnchoredName("p", "a.pain-points"),)
    assert (highlight.lead, highlight.note) == ("1 severe", ", 1 minor, 1 unrated; 1 of 3 has an opportunity")


def test_an_opportunity_in_the_node_or_its_stage_is_enough_but_no_dropped_one() -> None:
    stages = "stages: [{name: A, opportunities: {text: o, status: %s}, steps: [{name: a, pain_points: p}]}]"
    assert found("title: x\n" + stages % "idea")["1 pain point"].note == "has an opportunity"
    assert found("title: x\n" + stages % "dropped")["1 pain point"].note == "has no opportunity"


def test_what_to_do_first_needs_impact_and_effort() -> None:
    assert "Do first" not in found("title: x\nstages: [{name: A, opportunities: o}]")
    highlight = found("title: x\nstages: [{name: A, opportunities: [o, {text: p, impact: high, effort: low}]}]")[
        "Do first"
    ]
    assert highlight.places == (AnchoredName("p", "a.opportunities"),)
    assert (highlight.lead, highlight.note) == ("high impact", ", low effort")


def test_the_pain_points_are_counted_in_the_words_and_with_the_signs_of_the_language() -> None:
    text = """
        title: x
        lang: {}
        stages:
          - name: A
            pain_points:
              - {{id: p, text: a, severity: severe}}
              - {{text: b, severity: minor}}
            opportunities: {{text: o, addresses: p}}
    """
    assert found(text.format("de"))["2 Schmerzpunkte"].note == ", 1 geringer; 1 von 2 hat eine Chance"
    assert found(text.format("ja"))["ペインポイント 2\u00a0件"].note == "、軽度 1 件；2 件中 1 件に改善機会あり"


def test_the_lowest_moments_are_told_in_their_own_words() -> None:
    low = "scale: {labels: {-2: [lost, desperate]}}\nstages: [{name: A, emotion: {label: desperate}}"
    assert found(f"title: x\n{low}]")["Lowest moment"].lead == "−2 desperate"
    assert found(f"title: x\n{low}, {{name: B, emotion: -2}}]")["Lowest moments"].lead == "−2 desperate, lost"
    japanese = found(f"title: x\nlang: ja\n{low}, {{name: B, emotion: -2}}]")
    assert "desperate、lost" in next(iter(japanese.values())).lead


def test_facts_have_no_marks_of_their_texts() -> None:
    facts = found("title: x\nstages: [{name: A, pain_points: '**Slow** [form](https://example.org/a)'}]")
    assert facts["1 pain point"].places[0].text == "Slow form"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", ["1 острая", "2 острые", "5 острых", "21 острая"]),
        ("it", ["1 grave", "2 gravi", "5 gravi", "21 gravi"]),
        ("ja", ["深刻 1 件", "深刻 2 件", "深刻 5 件", "深刻 21 件"]),
        ("en", ["1 severe", "2 severe", "5 severe", "21 severe"]),
    ],
)
def test_severities_agree_with_their_number(lang: str, words: list[str]) -> None:
    assert [terms.severities(language_of(lang), "severe", amount) for amount in (1, 2, 5, 21)] == words


def test_what_people_gave_a_priority_comes_first() -> None:
    pains = "pain_points: [{text: worst, severity: severe}, {text: urgent, severity: minor, priority: 1}]"
    chances = "opportunities: [{text: good, impact: high, effort: low}, {text: chosen, priority: 1, owner: DX}]"
    facts = found(f"{{title: x, stages: [{{name: A, {pains}, {chances}}}]}}")
    assert [place.text for place in facts["2 pain points"].places] == ["urgent"]
    first = facts["Do first"]
    assert ([place.text for place in first.places], first.lead, first.note) == (["chosen"], "priority 1", " · DX")


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", " 100% → 31%"),
        ("he", " \u2066\u2068100%\u2069 → \u206831%\u2069\u2069"),
        ("ar", " \u2067\u2068100%\u2069 ← \u206831%\u2069\u2069"),
    ],
)
def test_the_arrow_of_a_drop_leads_to_the_later_value_in_any_direction(lang: str, note: str) -> None:
    reach = "metrics: {name: r, kind: reach, value"
    text = f"{{title: x, lang: {lang}, stages: [{{name: A, {reach}: 100}}}}, {{name: B, {reach}: 31}}}}]}}"
    assert [fact.note for fact in highlights(Analysis(journey(text)))] == [note]
