import pytest

from journeymap_cli.errors import UsageError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.columns import columns, nodes
from journeymap_cli.facts.entries import count_entries, entries
from journeymap_cli.facts.participants import participants
from journeymap_cli.facts.selection import Selection, without_lost_addresses
from journeymap_cli.lint.run import unresolved
from journeymap_cli.model.entries import Item
from journeymap_cli.model.journey import Journey
from support.journeys import journey

MAP = journey("""
    title: x
    personas: [{id: dev, name: Dana}, {id: pm, name: Priya}, {id: idle, name: Idle}]
    lanes: [{id: law, label: Law}]
    stages:
      - id: first
        name: First
        personas: [pm]
        goals: [{text: nobody, sources: []}, {text: hers, persona: pm}, {text: his, persona: dev}]
        emotion: [-1, {persona: dev, score: 0}]
        cells: {law: {text: hers, persona: pm}}
        steps:
          - {id: a, name: A, next: [b, c]}
          - id: b
            name: B
            personas: [dev]
            emotion: 2
            next: [a, {to: e, label: skip}]
            pain_points: {id: slow, text: slow}
      - {id: second, name: Second, personas: [dev, pm], steps: [{id: c, name: C}, {id: d, name: D, personas: [pm]}]}
      - id: third
        name: Third
        personas: [dev, pm]
        steps:
          - id: e
            name: E
            opportunities:
              text: do
              addresses: slow
              solutions: [{text: his, persona: dev}, {text: hers, persona: pm}, {text: nobody}]
""")


def ids(map_: Journey) -> list[str]:
    return [column.node.id for column in columns(map_)]


def texts(map_: Journey) -> list[str]:
    return [placed.entry.text for placed in entries(map_) if isinstance(placed.entry, Item)]


def arrows(map_: Journey) -> list[tuple[str, str | None]]:
    table = ids(map_)
    return [(table[way.start], None if way.end is None else table[way.end]) for way in Analysis(map_).transitions]


def test_an_empty_selection_leaves_the_map_as_it_is() -> None:
    assert Selection().of(MAP) is MAP


def test_a_persona_selects_the_columns_where_it_takes_part() -> None:
    assert ids(Selection(personas=("pm",)).of(MAP)) == ["a", "c", "d", "e"]
    assert ids(Selection(personas=("dev",)).of(MAP)) == ["b", "c", "e"]
    assert ids(Selection(personas=("dev", "pm")).of(MAP)) == ["a", "b", "c", "d", "e"]


def test_entries_of_other_personas_go_and_those_without_a_persona_stay() -> None:
    part = Selection(personas=("dev",)).of(MAP)
    assert texts(part) == ["nobody", "his", "slow", "do"]
    [opportunity] = [one for _, _, node in nodes(part) for one in node.opportunities]
    assert [solution.text for solution in opportunity.solutions] == ["his", "nobody"]
    assert part.stages[0].cells == {}


def test_the_scores_of_a_persona_are_those_it_has_in_the_whole() -> None:
    whole = [(score.persona, score.node.id, score.score) for score in Analysis(MAP).scores]
    for persona in ("dev", "pm"):
        part = Selection(personas=(persona,)).of(MAP)
        assert [(score.persona, score.node.id, score.score) for score in Analysis(part).scores] == [
            score for score in whole if score[0] == persona
        ]
        assert list(Analysis(part).low_points) == [persona]


def test_a_transition_to_a_column_that_is_left_out_counts_as_the_default() -> None:
    assert arrows(Selection(personas=("pm",)).of(MAP)) == [("a", "c"), ("c", "d"), ("d", "e")]
    assert arrows(Selection(personas=("dev",)).of(MAP)) == [("b", "e"), ("c", "e")]


def test_transitions_out_of_a_stage_become_exits() -> None:
    assert arrows(Selection(stages=("first",)).of(MAP)) == [("a", "b"), ("a", None), ("b", "a"), ("b", None)]
    assert arrows(Selection(stages=("second",)).of(MAP)) == [("c", "d"), ("d", None)]
    assert arrows(Selection(stages=("third",)).of(MAP)) == []
    assert arrows(Selection(stages=("second", "third")).of(MAP)) == [("c", "d"), ("d", "e")]


def test_a_transition_that_becomes_an_exit_keeps_its_label() -> None:
    [skip] = [
        way
        for way in Analysis(Selection(stages=("first",)).of(MAP)).transitions
        if way.transition and way.transition.label
    ]
    assert (skip.end, skip.transition and skip.transition.label) == (None, "skip")


def test_a_stage_before_one_that_is_left_out_ends_in_an_exit_and_keeps_its_own_transitions() -> None:
    map_ = journey("title: x\nstages: [{name: a, steps: [b]}, {name: c, next: [a, d]}, d, e]")
    assert arrows(Selection(stages=("a", "d")).of(map_)) == [("b", None), ("d", None)]
    assert arrows(Selection(stages=("a", "c")).of(map_)) == [("b", "c"), ("c", "b"), ("c", None)]


def test_the_own_ways_of_a_stage_with_steps_stay_where_the_next_stage_is_left_out() -> None:
    map_ = journey("title: x\nstages: [{name: a, next: d, steps: [b]}, c, d]")
    assert arrows(Selection(stages=("a", "d")).of(map_)) == [("b", "d")]
    assert arrows(Selection(stages=("a",)).of(map_)) == [("b", None)]
    map_ = journey("title: x\nstages: [{name: a, steps: [b, {name: e, next: b}]}, c, d]")
    assert arrows(Selection(stages=("a", "d")).of(map_)) == [("b", "e"), ("e", "b")]
    assert [stage.next for stage in Selection(stages=("a", "d")).of(map_).stages] == [(), ()]


def test_a_lane_selects_its_cells_in_all_columns() -> None:
    part = Selection(lanes=("goals", "law")).of(MAP)
    assert ids(part) == ids(MAP)
    assert count_entries(part) == {"goals": 3, "law": 1}
    assert [lane.id for lane in part.lanes] == ["law"]
    assert Selection(lanes=("goals",)).of(MAP).lanes == ()


def test_a_lane_that_is_asked_for_is_not_hidden() -> None:
    map_ = journey("title: x\nlanes: [{id: goals, hidden: true}, {id: needs, hidden: true}]\nstages: [a]")
    assert [(lane.id, lane.hidden) for lane in Selection(lanes=("goals",)).of(map_).lanes] == [("goals", False)]
    assert [lane.hidden for lane in Selection(stages=("a",)).of(map_).lanes] == [True, True]


def test_drop_offs_are_those_of_the_part() -> None:
    reach = "metrics: {name: Reach, kind: reach, value: "
    map_ = journey(f"title: x\nstages: [{{name: a, {reach}9}}}}, {{name: b, {reach}8}}}}, {{name: c, {reach}7}}}}]")
    assert [drop.points for drop in Analysis(Selection(stages=("b", "c")).of(map_)).drop_offs] == [1]
    assert Analysis(Selection(stages=("a", "c")).of(map_)).drop_offs == ()


def test_who_takes_part_does_not_depend_on_what_is_left_out() -> None:
    map_ = journey(
        "title: x\nimports: shared.yaml\nstages: [{name: a, emotion: 1}, {name: b, personas: pm}]",
        shared="personas: [{id: pm, name: Priya}, {id: other, name: Other}]",
    )
    part = Selection(stages=("a",)).of(map_)
    assert [who.id for who in participants(part)] == ["pm"]
    assert [score.persona for score in Analysis(part).scores] == ["pm"]


@pytest.mark.parametrize(
    "part",
    [
        Selection(personas=("dev",)),
        Selection(personas=("pm",)),
        Selection(stages=("first",)),
        Selection(stages=("third",)),
        Selection(lanes=("opportunities",)),
        Selection(("pm",), ("second", "third"), ("emotion",)),
    ],
)
def test_a_part_has_no_unresolved_references(part: Selection) -> None:
    assert list(unresolved(Analysis(without_lost_addresses(part.of(MAP))))) == []


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Selection(personas=("devs",)), "there is no persona 'devs': did you mean 'dev'?"),
        (Selection(personas=("zzz",)), "there is no persona 'zzz': the map has dev, pm, idle"),
        (Selection(stages=("a",)), "there is no stage 'a': the map has first, second, third"),
        (Selection(stages=("secnd",)), "there is no stage 'secnd': did you mean 'second'?"),
        (Selection(lanes=("pain_point",)), "there is no lane 'pain_point': did you mean 'pain_points'?"),
        (Selection(lanes=("lax",)), "there is no lane 'lax': did you mean 'law'?"),
        (Selection(personas=("idle",)), "no column is left in which 'idle' takes part"),
    ],
)
def test_an_unknown_id_is_an_error(part: Selection, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        part.of(MAP)
    assert str(caught.value) == words


def test_an_imported_persona_that_nothing_names_is_not_in_the_map() -> None:
    map_ = journey("title: x\nimports: shared.yaml\nstages: [a]", shared="personas: [pm]")
    with pytest.raises(UsageError, match="there is no persona 'pm': the map has none"):
        Selection(personas=("pm",)).of(map_)


def test_ids_may_be_typed_in_any_spelling_of_theirs() -> None:
    whole = journey("title: T\npersonas: [Größe, B]\nstages: [{name: Café, personas: [größe]}, {name: D}]")
    part = Selection(personas=("größe",), stages=("cafe\u0301",)).of(whole)
    assert (ids(part), [persona.id for persona in part.personas]) == (["café"], ["grösse"])


def test_an_opportunity_for_a_pain_point_left_out_is_not_for_others() -> None:
    map_ = journey("""
        title: x
        stages:
          - {name: a, pain_points: {id: far, text: far}}
          - {name: b, pain_points: near, opportunities: {text: o, addresses: far}}
    """)
    part = Selection(stages=("b",)).of(map_)
    assert [pain.has_opportunity for pain in Analysis(part).pains] == [False]
    assert without_lost_addresses(part).stages[0].opportunities[0].addresses == ()
    assert without_lost_addresses(map_) is map_
