import pytest

from support.journeys import document


def told(text: str) -> list[str]:
    """The place and the message of each warning of reading a map."""
    warnings = document(f"title: T\n{text}").warnings
    assert {problem.rule for problem in warnings} <= {"folded-list"}
    return [f"{found.where.line}:{found.where.column} {found.message}" for found in warnings]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("stages: [{name: A, goals: [a\n  - b]}]", "3:3"),
        ("stages:\n  - A\n    - B\n  - C\n", "4:5"),
        ("scenario: a\n  - b\n  - c\nstages: A\n", "3:3"),
        ("stages:\n  -A\n  -B\n", "4:3"),
    ],
)
def test_a_continued_text_with_a_dash_is_reported_at_its_line(text: str, place: str) -> None:
    [message] = told(text)
    assert message.startswith(f"{place} '-")
    assert message.endswith("continues the text above, and is not an entry of a list")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stages:\n  - |\n    A\n    - B\n", "5:5 '- B' is part of the text above, not an entry of a list"),
        ("stages: >\n  A\n  - B\n", "4:3 '- B' is part of the text above, not an entry of a list"),
        (
            "stages: A\npersonas: |\n  - Anna: a nurse\n",
            "4:3 '- Anna: a nurse' is a text because of the '|' above, not an entry of a list",
        ),
        (
            "stages:\n  - name: A\n    description: |\n      a\n      - name: B\n",
            "6:7 '- name: B' is part of the text above, not an entry of a list",
        ),
        (
            "stages:\n  - name: A\n    description: >\n      - a\n      emotion: -1\n",
            "6:7 'emotion: -1' is part of the text above, not a key",
        ),
        (
            "scenario: |\n  a\n\n  status: draft\nstages: A\n",
            "5:3 'status: draft' is part of the text above, not a key",
        ),
        (
            "stages:\n  - name: A\n    cells: {}\n    goals:\n      - text: |\n          a\n          persona: b\n",
            "8:11 'persona: b' is part of the text above, not a key",
        ),
    ],
)
def test_a_block_text_that_swallows_an_entry_or_a_key_is_reported(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "stages: A\ndescription: |\n  We saw:\n  - a\n  - b\n  note: c\n",
        "stages: A\nscenario: >\n  -a\n  Owner: b\n",
        "stages: A\nscenario: first\n  second -\n  -- third\n",
        "stages: ['a\n  - b']\n",
        "stages: A\nx-data: |\n  a\n  name: b\n",
    ],
)
def test_lists_and_colons_in_prose_are_fine(text: str) -> None:
    assert told(text) == []


def test_a_shared_file_is_checked_too() -> None:
    found = document("title: T\nimports: s.yaml\nstages: A", s="personas:\n  - A\n    - B\n")
    assert [(problem.file, problem.rule) for problem in found.warnings] == [("s.yaml", "folded-list")]
