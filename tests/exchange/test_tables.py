import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.exchange.cell_entries import feeling, pieces
from journeymap_cli.exchange.words import lane_of
from support.importing import imported, journeys, places

COLUMNS = """\
# Shop

Some words.

| Phase | Enter | Buy |
| --- | --- | --- |
| **Customer actions** | Looks around | 1. Chooses<br>2. Pays |
| Pain points | Dark; narrow | Queue (severe) |
| Feelings | 4/5 | curious → tired |
| Wetter | Sun | |

More words,
on two lines.
"""
ROWS = """\
| # | Étape | Émotions | Points de contact | Durée |
|---|---|---|---|---|
| 1 | Entrer | 😄 | Porte | 5min |
| 2 | Payer | -1 | a \\| b | un jour |
"""
SECTIONS = """\
# The shop

Intro.

## Stage 1: **Enter**

**Actions:** Looks around
**Pain points**
- Dark
- A long text
  that goes on

**Weather**: Sun

## 🛒 Stage 2: Buy
Pays and goes.
### User thoughts
> "Too much."
### Weather
Rain
### Notes
once

## Appendix
Nothing.
"""


def test_stages_may_be_columns() -> None:
    found = imported("markdown", COLUMNS)
    (journey,) = journeys(found)
    enter, buy = journey.stages
    assert (journey.title, enter.name, buy.name) == ("Shop", "Enter", "Buy")
    assert [item.text for item in buy.activities] == ["Chooses", "Pays"]
    assert [item.text for item in enter.pain_points] == ["Dark", "narrow"]
    assert [(item.text, item.severity) for item in buy.pain_points] == [("Queue", "severe")]
    assert enter.emotion[0].score == 1
    assert [emotion.label for emotion in buy.emotion] == ["curious", "tired"]
    assert [(lane.id, lane.label) for lane in journey.lanes] == [
        ("activities", "Customer actions"),
        ("pain_points", None),
        ("emotion", "Feelings"),
        ("wetter", "Wetter"),
    ]
    assert [item.text for item in enter.cells["wetter"]] == ["Sun"]


def test_text_between_tables_is_one_info_for_each_block() -> None:
    found = imported("markdown", COLUMNS)
    assert places(found) == [(3, 1, "not-imported"), (12, 1, "not-imported")]
    assert [(problem.severity, problem.where.end_line) for problem in found.problems] == [("info", 3), ("info", 13)]


@pytest.mark.parametrize("kind", ["markdown", "csv"])
def test_stages_may_be_rows(kind: str) -> None:
    text = (
        ROWS
        if kind == "markdown"
        else "\n".join(
            ";".join(f'"{cell.strip()}"' for cell in line.replace("\\|", "¦").strip("|").split("|")).replace("¦", "|")
            for line in ROWS.splitlines()
            if "---" not in line
        )
    )
    (journey,) = journeys(imported(kind, text))
    enter, pay = journey.stages
    assert [stage.name for stage in journey.stages] == ["Entrer", "Payer"]
    assert enter.emotion[0].label == "😄"
    assert pay.emotion[0].score == -1
    assert (enter.duration, pay.when) == ("5min", "un jour")
    assert pay.touchpoints[0].text == "a | b"


def test_a_second_header_row_has_the_steps() -> None:
    (journey,) = journeys(imported("csv", "Stage,Enter,,Buy\nStep,Look,Ask,Pay\nActions,a,b,c\nGoals,d,e,f\n"))
    assert [(stage.name, [step.name for step in stage.steps]) for stage in journey.stages] == [
        ("Enter", ["Look", "Ask"]),
        ("Buy", ["Pay"]),
    ]
    assert journey.stages[0].steps[1].activities[0].text == "b"


def test_stages_may_be_sections() -> None:
    found = imported("markdown", SECTIONS)
    (journey,) = journeys(found)
    enter, buy = journey.stages
    assert (journey.title, enter.name, buy.name) == ("The shop", "Enter", "Buy")
    assert [item.text for item in enter.activities] == ["Looks around"]
    assert [item.text for item in enter.pain_points] == ["Dark", "A long text that goes on"]
    assert [item.text for item in buy.thoughts] == ['"Too much."']
    assert [stage.cells["weather"][0].text for stage in journey.stages] == ["Sun", "Rain"]
    assert buy.description == "Pays and goes.\nNotes:\nonce"
    assert places(found) == [(3, 1, "not-imported"), (24, 1, "not-imported")]


@pytest.mark.parametrize(
    "text",
    ["| a | b |\n|---|---|\n| c | d |\n", "# Only\n\nwords\n", "```\n| Stage | Buy |\n|---|---|\n| Goals | x |\n```\n"],
)
def test_what_is_no_map_is_an_error(text: str) -> None:
    found = imported("markdown", text)
    assert (found.maps, places(found)) == ((), [(1, 1, "no-map")])


@pytest.mark.parametrize(
    ("label", "lane"),
    [
        *(("User Actions", "activities"), ("**Touch points**", "touchpoints"), ("1. Opportunity:", "opportunities")),
        *(("Gefühle", "emotion"), ("Puntos de dolor", "pain_points"), ("Ações", "activities"), ("Obiettivo", "goals")),
        *(
            ("Точки касания", "touchpoints"),
            ("ペインポイント", "pain_points"),
            ("痛點", "pain_points"),
            ("痛点", "pain_points"),
        ),
        *(("감정", "emotion"), ("Pensées", "thoughts"), ("Wetter", None), ("", None)),
    ],
)
def test_lanes_are_known_in_many_languages(label: str, lane: str | None) -> None:
    assert lane_of(label) == lane


def test_rows_with_one_text_for_all_stages_are_about_the_map() -> None:
    (journey,) = journeys(imported("csv", "Stage,Buy,Go\nPersona,Ana,\nScenario,Late,Late\nGoals,a,b\n"))
    assert (journey.scenario, [persona.name for persona in journey.personas]) == ("Late", ["Ana"])
    assert journey.lanes == ()


def test_two_rows_for_one_lane_stay_apart() -> None:
    (journey,) = journeys(imported("csv", "Stage,Buy\nThoughts,a\nMindset,b\n"))
    assert [item.text for item in journey.stages[0].thoughts] == ["a"]
    assert [(lane.id, lane.label) for lane in journey.lanes] == [("thoughts", None), ("mindset", "Mindset")]
    assert [item.text for item in journey.stages[0].cells["mindset"]] == ["b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3/5", {"score": "0"}),
        ("Sad (1/10)", {"score": "-2", "label": "Sad"}),
        ("-2", {"score": "-2"}),
        ("4", {"label": "4"}),
        ("Angry (Intensity: 4/5)", {"label": "Angry (Intensity: 4/5)"}),
    ],
)
def test_a_number_is_a_score_where_that_is_certain(text: str, found: dict[str, str]) -> None:
    assert feeling(text) == found


def test_a_cell_is_cut_into_its_entries() -> None:
    assert list(pieces("- a<br/>• b\n3) c; d\n–\n")) == ["a", "b", "c", "d"]
    assert list(pieces(f"{'x' * 70}; y")) == [f"{'x' * 70}; y"]


PIECES = [
    *("Persona | a |\n", "Scenario | a | a |\n"),
    *(
        "| ",
        "|",
        "\n",
        "|---|---|\n",
        "Stage",
        "Actions",
        "Emotions",
        "Goals",
        "# ",
        "## Stage 1: ",
        "**Goals:** ",
        "x",
        "; ",
    ),
    *("<br>", "3/5", "-1", "**", "- ", "```", "\\", ",", '"', "1. ", "> ", "\u200b", "end", "exit", "5min", "Duration"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["markdown", "csv"]))
def test_any_text_gives_a_map_or_a_problem(text: str, kind: str) -> None:
    found = imported(kind, f"| Stage | A | B |\n|---|---|---|\n| Goals | x | {text}".encode())
    assert found.maps or found.problems
    assert len(journeys(found)) == len(found.maps)
