import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.exchange.cell_entries import feeling, pieces
from journeymap_cli.exchange.rating_words import rated
from journeymap_cli.exchange.words import lane_of
from support.importing import imported, journeys, places
from support.nothing_lost import lost

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
        ("**Frustrated!**", {"score": "-1", "label": "**Frustrated!**"}),
        ("angry, furious", {"score": "-2", "label": "angry, furious"}),
        ("happy and sad", {"label": "happy and sad"}),
        ("happy, sad", {"label": "happy, sad"}),
        ("とても不満", {"score": "-2", "label": "とても不満"}),
        ("非常滿意", {"score": "2", "label": "非常滿意"}),
        ("quite happy", {"label": "quite happy"}),
    ],
)
def test_a_number_is_a_score_where_that_is_certain(text: str, found: dict[str, str]) -> None:
    assert feeling(text) == found


def test_a_cell_is_cut_into_its_entries() -> None:
    assert list(pieces("- a<br/>• b\n3) c; d\n–\n")) == ["a", "b", "c", "d"]
    assert list(pieces(f"{'x' * 70}; y")) == [f"{'x' * 70}; y"]


ABOVE = """\
Customer journey of the shop;;
Persona;Ana;
Ziel;Shoes;
;;
Phase;Enter;Buy
Handlungen;Looks;Pays
Gefühle;zufrieden;sehr unzufrieden
"""


def test_what_stands_above_a_table_is_about_the_map() -> None:
    (journey,) = journeys(imported("csv", ABOVE))
    assert (journey.title, journey.description) == ("Customer journey of the shop", "Ziel: Shoes")
    assert [persona.name for persona in journey.personas] == ["Ana"]
    assert [(stage.name, stage.activities[0].text) for stage in journey.stages] == [("Enter", "Looks"), ("Buy", "Pays")]
    assert [int(stage.emotion[0].score or 0) for stage in journey.stages] == [1, -2]


MERGED = """\
| | Enter | | Buy | |
|---|---|---|---|---|
| | Look | Ask | Pay | Pay |
| Actions | a | b | c | d |
| Goals | | | e | |
| Duration | 3 days | 3 days | 3 days | 3 days |
"""


def test_merged_names_of_stages_have_steps_below_them() -> None:
    (journey,) = journeys(imported("markdown", MERGED))
    assert [(stage.name, [step.name for step in stage.steps]) for stage in journey.stages] == [
        ("Enter", ["Look", "Ask"]),
        ("Buy", ["Pay"]),
    ]
    assert [item.text for item in journey.stages[1].steps[0].activities] == ["c", "d"]
    assert journey.description == "Duration: 3 days"


def test_a_stage_whose_name_is_repeated_is_one() -> None:
    (journey,) = journeys(imported("csv", "Stage,Actions,Goals\nEnter,a,b\n,c,\nEnter,d,\nBuy,e,f\n"))
    assert [[item.text for item in stage.activities] for stage in journey.stages] == [["a", "c", "d"], ["e"]]


def test_labels_without_entries_and_the_corner_are_reported() -> None:
    found = imported("csv", "Lanes,Enter,Buy\nActions,a,b\nGoals,c,\nWeather,,-\n")
    assert places(found) == [(4, 1, "not-imported"), (1, 1, "not-imported")]


LIST = """\
Our shop

Enter
- Actions: Looks; asks
- Pain points:
  - Dark (high)
  - Narrow
- Once
Buy
- Feelings: 2/5
"""


def test_a_list_may_be_pasted() -> None:
    (journey,) = journeys(imported("markdown", LIST))
    enter, buy = journey.stages
    assert (journey.title, enter.name, buy.name) == ("Our shop", "Enter", "Buy")
    assert [item.text for item in enter.activities] == ["Looks", "asks"]
    assert [(item.text, item.severity) for item in enter.pain_points] == [("Dark", "severe"), ("Narrow", None)]
    assert enter.description == "Once"
    assert buy.emotion[0].score == -1


def test_a_list_alone_has_stages_and_steps() -> None:
    (journey,) = journeys(imported("markdown", "# Coffee\n\n1. Order\n   - Queue\n   - Pay\n2. Leave\n"))
    assert [(stage.name, [step.name for step in stage.steps]) for stage in journey.stages] == [
        ("Order", ["Queue", "Pay"]),
        ("Leave", []),
    ]


def test_steps_of_a_list_have_lanes() -> None:
    text = (
        "- Shop\n  - Enter\n    - Look\n      - Actions: a\n    - Ask\n      - Feeling: sad\n  - Buy\n    - Goals: x\n"
    )
    (journey,) = journeys(imported("markdown", text))
    assert (journey.title, [stage.name for stage in journey.stages]) == ("Shop", ["Enter", "Buy"])
    assert [step.name for step in journey.stages[0].steps] == ["Look", "Ask"]
    assert journey.stages[0].steps[1].emotion[0].score == -1


def test_lists_about_something_else_are_no_maps() -> None:
    text = "# Read me\n- install\n  - pip\n  - run: y\n- licence\n  - MIT\n\n## Usage\n- a\n- b\n"
    assert places(imported("markdown", text)) == [(1, 1, "no-map")]


def test_a_diagram_beside_a_table_is_not_reported() -> None:
    found = imported("markdown", f"```mermaid\njourney\nsection A\nPay: 3\n```\n\n{MERGED}")
    assert (len(found.maps), found.problems) == (2, ())


@pytest.mark.parametrize(
    ("lane", "text", "found"),
    [
        ("pain_points", "Queue (severity: high, often)", ("Queue", {"severity": "severe", "frequency": "often"})),
        ("pain_points", "[Critical] Queue", ("Queue", {"severity": "severe"})),
        ("pain_points", "Queue – severity: low", ("Queue", {"severity": "minor"})),
        ("pain_points", "Schlange (gering)", ("Schlange", {"severity": "minor"})),
        ("pain_points", "行列（深刻）", ("行列", {"severity": "severe"})),
        ("pain_points", "Queue (P1)", ("Queue", {"priority": "1"})),
        ("pain_points", "Queue (at noon)", ("Queue (at noon)", {})),
        ("pain_points", "(high)", ("(high)", {})),
        ("opportunities", "Mail (high impact, low effort)", ("Mail", {"impact": "high", "effort": "low"})),
        ("opportunities", "Mail (priority: high)", ("Mail", {"priority": "1"})),
        ("opportunities", "Mail (high)", ("Mail (high)", {})),
        ("opportunities", "Mail (severity: high)", ("Mail (severity: high)", {})),
        ("activities", "Waits (high)", ("Waits (high)", {})),
    ],
)
def test_ratings_beside_a_text_are_fields(lane: str, text: str, found: tuple[str, dict[str, str]]) -> None:
    assert rated(lane, text) == found


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


TEXTS = st.text(st.sampled_from("ab cß漢;<>*|(1.-"), max_size=8) | st.sampled_from(
    [
        "Actions",
        "Goals",
        "Pain points",
        "Feelings",
        "Weather",
        "Persona",
        "Duration",
        "5min",
        "3/5",
        "happy",
        "x (high)",
    ]
)
TABLES = st.lists(st.lists(TEXTS, min_size=3, max_size=5), min_size=1, max_size=6)


def written(cell: str) -> str:
    """What of a cell is not a name, a rating that has a field of its own, or a number before a name."""
    is_known = cell in {"Persona", "Duration"} or lane_of(cell)
    return "" if is_known else re.sub(r"^\s*\d+[.):](?!\d)", "", cell.replace("(high)", "").replace("3/5", ""))


def test_a_number_with_digits_behind_its_mark_is_no_numbering() -> None:
    (journey,) = journeys(imported("csv", "Stage,Enter,3:30 pm\nActions,a,b\n1.1 Reach,c,d\n2. Needs,e,f\n"))
    assert [stage.name for stage in journey.stages] == ["Enter", "3:30 pm"]
    assert "1.1 Reach" in [lane.label for lane in journey.lanes]
    assert journey.stages[0].needs[0].text == "e"


@given(TABLES, st.booleans())
def test_every_text_of_a_table_is_in_the_map_or_in_a_problem(rows: list[list[str]], is_markdown: bool) -> None:
    grid = [["Stage", "Enter", "Buy"], ["Actions", "a", "b"], *rows]
    cells = [["" if cell.isspace() else cell.replace("|", "/") for cell in row] for row in grid]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    if is_markdown:
        found = imported("markdown", "\n".join([lines[0], "|---|---|---|", *lines[1:]]))
        cells.insert(1, [])
    else:
        found = imported("csv", "\n".join("\t".join(row) for row in cells))
    assert found.maps or found.problems
    cells[0] = cells[0][1:]
    assert not found.maps or lost([list(map(written, row)) for row in cells], found) == []


def test_numbers_with_a_decimal_comma_are_feelings() -> None:
    (found,) = journeys(imported("csv", "Phase;Vorher;Nachher\nGefühl;2,5/5;-1,5\nZiele;a;b\n"))
    assert [str(emotion.score) for stage in found.stages for emotion in stage.emotion] == ["-0.5", "-1.5"]


@pytest.mark.parametrize(
    ("label", "scores", "scale"),
    [
        ("Feelings (1-5)", "2,1", (1, 5)),
        ("Feelings (1 to 10)", "2,7", (1, 10)),
        ("Feelings (1-5)", "2,7", (1, 7)),
        ("Feelings", "2,1", (-2, 2)),
        ("Feelings (1-5)", "2,4/5", (-2, 2)),
        ("Feelings 2026-01", "2,1", (-2, 2)),
    ],
)
def test_the_label_of_feelings_says_their_scale(label: str, scores: str, scale: tuple[int, int]) -> None:
    (found,) = journeys(imported("csv", f"Stage,A,B\n{label},{scores}\nGoals,x,y\n"))
    assert [found.scale.min, found.scale.max] == [*map(Decimal, scale)]
