from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap_cli.exchange.imported import ImportResult
from journeymap_cli.model.journey import Journey
from journeymap_cli.rewrite.canonical import canonical_data
from support.importing import imported, journeys, places

COFFEE = """
    ---
    config: {theme: dark}
    ---
    %%{init: {"theme": "base"}}%%
    journey
      title A coffee: to go
      %% nobody reads this
      accDescr {
        From the door
          to the first sip
      }
      section Order
        Queue: 2: Ana
        Ask for #quot;the usual#quot;: 4: Ana, Barista
      section Enjoy
      Section Leave
        Wave : 3.5 : Ana,
"""


def one(text: str, name: str = "source") -> tuple[Journey, ImportResult]:
    found = imported("mermaid", dedent(text).lstrip("\n"), name)
    (journey,) = journeys(found)
    return journey, found


def test_sections_are_stages_tasks_are_steps_and_people_are_personas() -> None:
    journey, found = one(COFFEE)
    assert found.problems == ()
    assert (journey.title, journey.description) == ("A coffee: to go", "From the door\nto the first sip")
    assert [stage.name for stage in journey.stages] == ["Order", "Enjoy", "Leave"]
    assert [persona.name for persona in journey.personas] == ["Ana", "Barista"]
    steps = [step for stage in journey.stages for step in stage.steps]
    assert [(step.name, step.emotion[0].score, step.personas) for step in steps] == [
        ("Queue", Decimal(-1), ("ana",)),
        ('Ask for "the usual"', Decimal(1), ("ana", "barista")),
        ("Wave", Decimal("0.5"), ("ana",)),
    ]


def test_the_map_is_written_as_people_write_it() -> None:
    found = imported("mermaid", "journey\nsection A\nPay: 4: Ana\nsection B\nGo: 5: Ana, Bo", "shop")
    assert canonical_data(found.maps[0].data) == dedent(
        """\
        title: shop
        personas: [Ana, Bo]
        stages:
          - name: A
            steps:
              - name: Pay
                personas: ana
                emotion: 1

          - name: B
            steps:
              - name: Go
                personas: [ana, bo]
                emotion: 2
        """
    )


def test_tasks_before_the_first_section_are_a_stage_named_like_the_file() -> None:
    journey, _ = one("journey\ntitle T\nPay: 4\nsection B\nGo: 4", "shop")
    assert [stage.name for stage in journey.stages] == ["shop", "B"]


@pytest.mark.parametrize(
    ("scores", "ends"), [((0, 3), (0, 5)), ((7, 4), (1, 7)), ((5, 1), (-2, 2)), ((-1, 10), (-1, 10))]
)
def test_scores_beyond_the_scale_of_mermaid_have_their_own(scores: tuple[int, int], ends: tuple[int, int]) -> None:
    journey, _ = one("journey\nsection A\n" + "".join(f"Step {score}: {score}\n" for score in scores))
    assert [int(journey.scale.min), int(journey.scale.max)] == list(ends)
    found = [step.emotion[0].score for step in journey.stages[0].steps]
    assert found == [score - (3 if ends == (-2, 2) else 0) for score in scores]


@pytest.mark.parametrize(
    ("line", "name", "score", "people", "column"),
    [
        ("Time 10:30: 5: Ana", "Time 10", 30, [], 13),
        ("Reply: soon: Ana", "Reply", None, ["Ana"], 8),
        ("Ask: Ana: 4: Bo", "Ask", None, [], 6),
        ("Pay: 4: Ana: Bo", "Pay", 4, ["Ana"], 14),
        ("Pay: 4: Ana # again", "Pay", 4, ["Ana"], 13),
        ("Pay: : Ana", "Pay", 0, ["Ana"], 4),
        ("Pay: 1e99: Ana", "Pay", None, ["Ana"], 6),
    ],
)
def test_what_mermaid_drops_is_kept_as_description(
    line: str, name: str, score: int | None, people: list[str], column: int
) -> None:
    journey, found = one(f"journey\nsection A\n{line}\nBuy: 6: Zoe\n")
    step = journey.stages[0].steps[0]
    assert (step.name, step.description) == (name, line)
    assert [emotion.score for emotion in step.emotion] == ([] if score is None else [score])
    names = {persona.id: persona.name for persona in journey.personas}
    assert [names[person] for person in step.personas] == people
    assert places(found)[0] == (3, column, "kept-in-description")


def test_nobody_among_others_is_one_warning() -> None:
    journey, found = one("journey\nsection A\nPay: 4: Ana\nWait: 3\nGo: 3:\n")
    assert [step.personas for step in journey.stages[0].steps] == [("ana",), (), ()]
    assert places(found) == [(4, 1, "nobody-here")]
    assert one("journey\nsection A\nWait: 3\nGo: 3\n")[1].problems == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("journey\nsection A: b\nPay: 4", (2, 10, "import-syntax")),
        ("journey\ntitle X\naccTitle Foo\nsection A", (3, 1, "import-syntax")),
        ("journey\nsection A\nPay; 4", (3, 4, "import-syntax")),
        ("journey\nsection A\nPay #4: 4", (3, 1, "import-syntax")),
        ("journey\nsection A\nJourney ends: 4", (3, 1, "import-syntax")),
        ("%% a\n\njourney\nsection A\n  : 4", (5, 3, "import-syntax")),
        ("journey\naccDescr {\n text", (2, 1, "import-syntax")),
        ("flowchart LR\n a --> b", (1, 1, "import-syntax")),
        ("---\ntitle: [a\n---\njourney\nsection A", (2, 8, "import-syntax")),
        ("journey", (1, 1, "no-map")),
        ("", (1, 1, "import-syntax")),
    ],
)
def test_what_mermaid_refuses_is_an_error_at_its_line(text: str, place: tuple[int, int, str]) -> None:
    found = imported("mermaid", text)
    assert (found.maps, places(found)) == ((), [place])


def test_one_of_two_titles_is_reported() -> None:
    journey, found = one("---\ntitle: Front\n---\njourney\ntitle First\ntitle Second\naccTitle: Third\nsection A")
    assert journey.title == "Second"
    assert places(found) == [(5, 1, "not-imported"), (7, 1, "not-imported"), (2, 8, "not-imported")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Front\n---\njourney\nsection A", "Front"),
        ("journey\naccTitle: Spoken\nsection A", "Spoken"),
        ("journey\nsection A", "source"),
    ],
)
def test_where_the_title_comes_from(text: str, title: str) -> None:
    assert one(text)[0].title == title


def test_names_that_are_equal_as_ids_stay_apart() -> None:
    journey, _ = one("journey\nsection Pay\nPay: 4: Ana, ANA\nsection pay\nExit: 3")
    assert [(persona.id, persona.name) for persona in journey.personas] == [("ana", "Ana"), ("ana-2", "ANA")]
    assert [stage.id for stage in journey.stages] == ["pay", "pay-3"]


def test_every_block_of_markdown_is_a_map() -> None:
    text = "# A\n\n> ```mermaid\n> journey\n>   section A\n>   Go: x\n> ```\n\n"
    text += "- ~~~ mermaid\n  journey\n  title B\n  X: 1\n  ~~~\n"
    found = imported("markdown", f"{text}\n```mermaid\nflowchart LR\n```\n", "notes")
    assert [journey.title for journey in journeys(found)] == ["notes", "B"]
    assert places(found) == [(6, 9, "kept-in-description")]


def test_line_endings_and_a_byte_order_mark_change_nothing() -> None:
    text = "journey\n  title T\n  section A\n  Go: 4: Ana\n"
    found = [
        imported("mermaid", each) for each in (text.encode(), b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    ]
    assert found[0] == found[1]


PIECES = [
    *("journey\n", "title ", "section ", "accTitle: ", "accDescr {", "}", "---\n", "title: x\n", "%%{init: ", "}%%"),
    *(
        "%% c\n",
        "\n",
        " ",
        ":",
        ": 4",
        ": 5: Ana",
        ",",
        "#",
        "#35;",
        "#10;",
        ";",
        "Pay",
        "\u2028",
        "\u200b",
        "é",
        '<a b="c">',
    ),
    *("\t", "- x", "10", "0x1F", "exit", "`", "```mermaid\n", "> "),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["mermaid", "markdown"]))
@example("section :title %%{init: ", "mermaid")
def test_any_text_gives_a_map_or_a_problem_with_a_place(text: str, kind: str) -> None:
    found = imported(kind, f"journey\n{text}".encode())
    assert found.maps or found.problems
    assert len(journeys(found)) == len(found.maps)
    last = text.count("\n") + 2
    assert all(1 <= problem.where.line <= last and problem.where.column >= 1 for problem in found.problems)


@given(st.binary(max_size=60), st.sampled_from([b"", b"journey\n", b"journey\nsection A\nGo: 4: "]))
def test_any_bytes_give_a_map_or_a_problem(raw: bytes, before: bytes) -> None:
    found = imported("mermaid", before + raw)
    assert found.maps or found.problems
    assert len(journeys(found)) == len(found.maps)
