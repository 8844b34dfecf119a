"""What is told beside a fault at which reading stops."""

import pytest

from journeymap_cli.errors import InvalidJourneyError
from support.journeys import document

HEAD = "title: T\nownr: DX\nstages:\n- name: A\n  goals:\n"


def told(text: str) -> list[tuple[str, int]]:
    with pytest.raises(InvalidJourneyError) as error:
        document(text)
    return sorted(((problem.rule, problem.where.line) for problem in error.value.problems), key=lambda each: each[1])


@pytest.mark.parametrize("value", ["@ann", "**bold**", "`code`", "%", "[a], b", "{text: x} y", "*x*"])
def test_what_is_wrong_before_and_behind_one_value_is_reported_too(value: str) -> None:
    text = f"{HEAD}  - {value}\n  - fine\n  activitis: b\n  pains: {value}\n"
    found = told(text)
    assert ("unknown-key", 2) in found
    assert ("unknown-key", 8) in found
    assert [line for rule, line in found if rule == "yaml-syntax"] == [6, 9]
    assert len(found) == len(set(found))


def test_nothing_follows_from_the_mend_itself() -> None:
    assert told("title: T\nlast_reviewed: @x\nscale: @y\nstages: @z\n") == [
        ("yaml-syntax", 2),
        ("yaml-syntax", 3),
        ("yaml-syntax", 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nstages:\n- name: A\n   goals: b\n- nam: C\n",
        "title: T\nstages:\n- name: @a\n    goes on: here\n- nam: C\n",
        "title: T\nstages: [a, {b: c]\nownr: d\n",
    ],
)
def test_a_fault_of_more_than_one_value_is_reported_alone(text: str) -> None:
    assert [rule for rule, _ in told(text)] == ["yaml-syntax"]


def test_there_is_an_end_to_it() -> None:
    assert len(told("title: T\nstages:\n" + "- @a\n" * 100)) == 11
    assert len(told("title: T\nstages:\n" + "- @a\n" * 100 + "#" * 200_000)) == 1
