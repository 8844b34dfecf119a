from decimal import Decimal

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from support.journeys import journey

PEOPLE = "personas: [dev, pm]"


def scored(map_: Journey) -> list[tuple[str, str, str]]:
    return [(score.persona, score.node.id, str(score.score)) for score in Analysis(map_).scores]


def lows(map_: Journey) -> dict[str, list[tuple[str, str]]]:
    return {
        line: [(low.node.id, str(low.score)) for low in points] for line, points in Analysis(map_).low_points.items()
    }


def test_a_score_without_a_persona_holds_for_all_who_take_part() -> None:
    map_ = journey(f"title: x\n{PEOPLE}\nstages: [{{name: a, emotion: 1}}, {{name: b, personas: pm, emotion: -1}}]")
    assert scored(map_) == [("dev", "a", "1"), ("pm", "a", "1"), ("pm", "b", "-1")]


def test_it_does_not_hold_for_a_persona_with_an_entry_in_that_cell() -> None:
    map_ = journey(f"""
        title: x
        {PEOPLE}
        stages:
          - {{name: a, emotion: [1, {{persona: pm, score: -1}}]}}
          - {{name: b, emotion: [{{persona: pm, label: lost}}, 2]}}
    """)
    assert scored(map_) == [("dev", "a", "1"), ("pm", "a", "-1"), ("dev", "b", "2")]


def test_staff_and_systems_have_only_scores_of_their_own() -> None:
    map_ = journey("""
        title: x
        personas:
          - {id: regulars, name: Regulars, kind: segment}
          - {id: nurse, name: Nurse, kind: staff}
          - {id: bot, name: Bot, kind: system}
        stages: [{name: a, emotion: 1}, {name: b, emotion: [{persona: nurse, score: 0}]}]
    """)
    assert scored(map_) == [("regulars", "a", "1"), ("nurse", "b", "0")]


def test_a_map_without_personas_has_one_line() -> None:
    map_ = journey("title: x\nstages: [{name: a, emotion: 0.5}, {name: b, emotion: calm}]")
    assert scored(map_) == [("*", "a", "0.5")]
    assert Analysis(map_).score_lines == ("*",)
    assert lows(map_) == {"*": [("a", "0.5")]}


def test_every_persona_may_have_a_line() -> None:
    assert Analysis(journey(f"title: x\n{PEOPLE}\nstages: [a]")).score_lines == ("dev", "pm")


def test_steps_do_not_inherit_the_score_of_their_stage() -> None:
    map_ = journey("title: x\nstages: [{name: a, emotion: -1, steps: [b, {name: c, emotion: 1}]}]")
    assert scored(map_) == [("*", "a", "-1"), ("*", "c", "1")]
    assert lows(map_) == {"*": [("a", "-1")]}


def test_the_low_points_are_all_nodes_with_the_lowest_score() -> None:
    map_ = journey(f"""
        title: x
        {PEOPLE}
        stages:
          - {{name: a, emotion: -1}}
          - {{name: b, emotion: [{{persona: dev, score: -2}}]}}
          - {{name: c, emotion: {{persona: pm, score: -1.0}}}}
          - {{name: d, emotion: 0}}
    """)
    assert lows(map_) == {"dev": [("b", "-2")], "pm": [("a", "-1"), ("c", "-1.0")]}


def test_a_change_within_a_cell_counts_with_each_of_its_scores() -> None:
    map_ = journey(
        "title: x\nstages: [{name: a, emotion: [-2, 2]}, {name: b, emotion: -2}, {name: c, emotion: [1, -1]}]"
    )
    assert scored(map_)[:2] == [("*", "a", "-2"), ("*", "a", "2")]
    assert lows(map_) == {"*": [("a", "-2"), ("b", "-2")]}


def test_a_node_with_its_lowest_score_twice_is_one_low_point() -> None:
    assert lows(journey("title: x\nstages: [{name: a, emotion: [-1, 1, -1]}]")) == {"*": [("a", "-1")]}


def test_a_persona_without_scores_has_no_low_point() -> None:
    map_ = journey(f"title: x\n{PEOPLE}\nstages: [{{name: a, emotion: {{persona: pm, score: 2}}}}]")
    assert lows(map_) == {"dev": [], "pm": [("a", "2")]}


def test_a_map_without_scores_has_no_low_point() -> None:
    assert lows(journey("title: x\nstages: [{name: a, emotion: calm}]")) == {"*": []}


def test_a_score_has_the_path_of_its_entry() -> None:
    [score] = Analysis(journey("title: x\nstages: [{name: a, steps: [{name: b, emotion: [calm, .5]}]}]")).scores
    assert score.path == ("stages", 0, "steps", 0, "emotion", 1)
    assert score.node_path == ("stages", 0, "steps", 0)
    assert score.entry.score == Decimal("0.5")


def test_the_lowest_score_of_a_scale_that_runs_downwards_is_the_greatest() -> None:
    text = "title: x\nscale: {min: 5, max: 1}\nstages: [{name: a, emotion: 4}, {name: b, emotion: 2}]"
    assert lows(journey(text)) == {"*": [("a", "4")]}
