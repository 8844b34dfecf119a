from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.tags import parse_tag
from journeymap_cli.view.curve import curve
from journeymap_cli.view.hero import Hero, hero
from journeymap_cli.view.plot import name_lines
from journeymap_cli.view.swimlanes import swimlanes
from support.journeys import journey

TWO_LINES = "Publish the schedule of the first week"


def drawn(text: str) -> Hero:
    facts = Analysis(journey(text))
    return hero(facts, swimlanes(facts), curve(facts), {"a": 0, "b": 1})


def test_the_counts_have_what_concerns_the_whole_journey_as_the_facts_have() -> None:
    found = drawn("""
        title: x
        pain_points: [p]
        opportunities: [o, {text: given up, status: dropped}]
        stages:
          - {name: A, pain_points: [q, r], opportunities: [o, {text: e, status: planned}, {text: d, status: done}]}
    """)
    assert (found.pain_count, found.chance_count) == (3, 3)


def test_a_moment_of_truth_has_its_star_wherever_its_label_is() -> None:
    labels = drawn("""
        title: x
        personas: [{id: a, name: A}, {id: b, name: B}]
        takeaways: [{text: t, at: two}]
        stages:
          - {name: One, emotion: 0}
          - {name: Two, moment_of_truth: true, emotion: [{persona: a, score: 1}, {persona: b, score: -2}]}
          - {name: Three, emotion: 0}
    """).labels
    assert {(label.words, label.star) for label in labels if label.words != "0"} == {("−2", True)}


def test_a_moment_of_truth_at_the_top_has_a_label_though_its_name_is_long() -> None:
    many = ", ".join(f"{{name: S{number}, emotion: 0}}" for number in range(10))
    text = f"title: x\nstages: [{many}, {{name: {TWO_LINES}, emotion: 2, %s}}, {{name: End, emotion: -1}}]"
    labels = [label for label in drawn(text % "moment_of_truth: true").labels if label.words == "+2"]
    assert {wide for label in labels for wide in label.widths} == {1240, 860, 620, 330}
    assert all(float(height) > 0 for label in labels for height, _ in label.lines)
    assert not [label for label in drawn(text % "owner: me").labels if label.words == "+2"]


def test_bars_of_one_value_take_turns() -> None:
    found = drawn("""
        title: x
        personas: [{id: a, name: A}, {id: b, name: B}]
        stages: [{name: A, emotion: 1, steps: [p]}, {name: B, emotion: {persona: a, score: 1}, steps: [q]}]
    """)
    first, second, alone = (line.data for line in found.lines if line.kind == "bar")
    parts = sorted(part.split(" 72H") for data in (first, second) for part in data.split("M") if part)
    ends = sorted((float(start), float(stop)) for start, stop in parts)
    assert (ends[0][0], ends[-1][1]) == (5, 45)
    assert [stop for _, stop in ends[:-1]] == [start for start, _ in ends[1:]]
    assert (first.count("M"), second.count("M")) == (5, 6)
    assert alone == "M55 72H95"


def test_a_label_stands_over_its_point_also_beside_the_border_of_a_stage() -> None:
    stages = ", ".join(
        f"{{name: S{number}, steps: [{{name: Wait for it, emotion: {number}}}]}}" for number in (1, -2, 2)
    )
    found = drawn(f"title: x\nstages: [{stages}]")
    assert {label.align for label in found.labels for wide in label.widths if wide > 600} == {"m"}


def test_marks_concern_those_who_take_part_if_their_entries_name_nobody() -> None:
    found = drawn("""
        title: x
        personas: [{id: a, name: A}, {id: b, name: B}]
        stages:
          - {name: One, personas: a, pain_points: p}
          - {name: Two, pain_points: {text: p, persona: b}}
          - {name: Three, pain_points: [p, {text: q, persona: b}]}
    """)
    assert [mark.who for mark in found.pains] == [(0,), (1,), ()]


def test_a_name_is_not_broken_where_its_words_fit_a_line() -> None:
    assert name_lines("Connect single sign-on here", None) == ("Connect single", "sign-on here")
    assert name_lines("Operateur kennenlernen", parse_tag("de")) == ("Operateur", "kennenlernen")
    assert name_lines("Arbeitsplattenausschnittsberechnung", parse_tag("de"))[0].endswith("-")
