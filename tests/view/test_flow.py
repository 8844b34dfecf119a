import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.flow import Arrow, FlowScore, flow
from support.journeys import journey

MAP = """
    title: x
    personas: [{id: dev, name: Dana}, {id: pm, name: Priya}, {id: bot, name: Bot, kind: system}]
    channels: [{id: docs, name: Documentation}, {id: mail, name: Email}]
    stages:
      - name: Look
        steps:
          - name: Search
            personas: pm
            touchpoints: [{text: A, channel: docs}, {text: B, channel: docs}, {text: C, channel: mail}, Street]
            emotion: 1
          - name: Try
            personas: [dev, pm]
            moment_of_truth: true
            emotion: [{persona: dev, score: -2}, {persona: dev, score: 1.5}, {persona: pm, score: 0}]
            next: [buy, {to: search, label: too dear}, {to: exit, label: 18% leave, when: no access}]
      - name: Buy
        id: buy
        emotion: {label: glad}
      - name: Use
        emotion: 2
        next: [{to: start, label: again}, {to: look}]
        steps: [{name: Start, next: [{to: start}]}, Go on]
"""


def test_nodes_are_the_columns_in_their_stages() -> None:
    groups = flow(Analysis(journey(MAP))).groups
    assert [(group.name, group.single, [(node.number, node.name) for node in group.nodes]) for group in groups] == [
        ("Look", False, [(1, "Search"), (2, "Try")]),
        ("Buy", True, [(3, "Buy")]),
        ("Use", False, [(4, "Start"), (5, "Go on")]),
    ]
    assert groups[0].nodes[1].path == ("stages", 0, "steps", 1)
    assert groups[1].nodes[0].path == groups[1].path == ("stages", 1)


def test_a_node_names_each_channel_once_and_a_touchpoint_without_one() -> None:
    assert flow(Analysis(journey(MAP))).nodes[0].channels == ("Documentation", "Email", "Street")


def test_without_a_registry_a_channel_is_its_own_name() -> None:
    text = "{title: x, stages: [{name: A, touchpoints: [{text: B, channel: Phone}]}]}"
    assert flow(Analysis(journey(text))).nodes[0].channels == ("Phone",)


def test_a_node_has_its_participants_and_their_scores() -> None:
    search, try_, buy, *_ = flow(Analysis(journey(MAP))).nodes
    assert (search.personas, search.marks) == (("pm",), {"pm": (FlowScore("+1", 3),)})
    assert try_.personas == ("dev", "pm")
    assert try_.marks == {"dev": (FlowScore("−2", 0), FlowScore("+1.5", 4)), "pm": (FlowScore("0", 2),)}
    assert (buy.personas, buy.marks) == (("dev", "pm"), {})
    assert [node.moment_of_truth for node in (search, try_)] == [False, True]


def test_the_scores_of_a_stage_are_not_those_of_its_steps() -> None:
    use = flow(Analysis(journey(MAP))).groups[2]
    assert use.marks == {"dev": (FlowScore("+2", 4),), "pm": (FlowScore("+2", 4),)}
    assert [node.marks for node in use.nodes] == [{}, {}]


def test_the_scores_of_a_stage_without_steps_are_those_of_its_node() -> None:
    group = flow(Analysis(journey("{title: x, stages: [{name: A, emotion: 2}]}"))).groups[0]
    assert (dict(group.marks), group.nodes[0].marks) == ({}, {"*": (FlowScore("+2", 4),)})


def test_arrows_go_on_back_and_out() -> None:
    arrows = flow(Analysis(journey(MAP))).arrows
    assert [(arrow.start, arrow.end, arrow.turn) for arrow in arrows] == [
        (0, 1, "on"),
        (1, 2, "on"),
        (1, 0, "back"),
        (1, None, "exit"),
        (2, 3, "on"),
        (3, 3, "back"),
        (4, 3, "back"),
        (4, 0, "back"),
    ]
    assert arrows[2] == Arrow(1, 0, "back", "too dear", None, ("stages", 0, "steps", 1, "next", 1))
    assert (arrows[3].label, arrows[3].when) == ("18% leave", "no access")


def test_a_good_end_is_no_exit() -> None:
    text = "{title: x, stages: [{name: A, next: [{to: end, label: '**paid**'}, {to: exit}]}]}"
    arrows = flow(Analysis(journey(text))).arrows
    assert [(arrow.end, arrow.turn, arrow.label) for arrow in arrows] == [(None, "end", "paid"), (None, "exit", None)]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_without_next_each_node_leads_to_the_one_after_it(count: int) -> None:
    drawn = flow(Analysis(journey(f"{{title: x, stages: [{', '.join(f'S{number}' for number in range(count))}]}}")))
    assert [(arrow.start, arrow.end) for arrow in drawn.arrows] == [(at, at + 1) for at in range(count - 1)]
