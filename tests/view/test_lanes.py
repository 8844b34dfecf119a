from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.lanes import LaneView, lanes
from support.journeys import journey


def ids(text: str) -> list[str]:
    return [lane.id for lane in lanes(Analysis(journey(text)))]


def test_only_filled_lanes_are_shown_in_default_order() -> None:
    assert ids("title: x\nstages: [{name: a, support: s, goals: g}, {name: b, questions: q}]") == [
        "goals",
        "questions",
        "support",
    ]


def test_listed_lanes_come_first_in_their_order() -> None:
    text = "title: x\nlanes: [support, needs, questions]\nstages: [{name: a, support: s, goals: g, questions: q}]"
    assert ids(text) == ["support", "questions", "goals"]


def test_a_hidden_lane_is_not_shown() -> None:
    assert ids("title: x\nlanes: [{id: goals, hidden: true}]\nstages: [{name: a, goals: g, needs: n}]") == ["needs"]


def test_a_lane_that_is_filled_on_a_stage_alone_is_shown() -> None:
    assert ids("title: x\nstages: [{name: a, goals: g, steps: [b]}]") == ["goals"]


def test_labels_and_roles_of_the_map_win() -> None:
    text = """
        title: x
        lanes:
          - {id: frontstage, label: Our staff}
          - {id: law, label: Regulation, role: support}
          - {id: mood, label: Mood}
          - {id: goals, role: none}
        stages: [{name: a, frontstage: f, goals: g, cells: {law: l, mood: m}}]
    """
    assert lanes(Analysis(journey(text))) == (
        LaneView("frontstage", "Our staff", "frontstage"),
        LaneView("law", "Regulation", "support"),
        LaneView("mood", "Mood", "customer"),
        LaneView("goals", "Goals", "none"),
    )
