import pytest

from journeymap_cli.lint.rules import number_as_label as rule
from support.linting import paths, problems


@pytest.mark.parametrize(
    "label",
    [
        "1,5",
        "3/5",
        "+-2",
        "80%",
        "1e3",
        "-1 ½",
        "½",
        "٣",
        "４",
        "1 000",
        "(2)",
        "10:30",
        "~1",
        "−−2",
        "3.",
        "1_000",
        "0x1F",
        ".nan",
        "-.inf",
    ],
)
def test_a_number_in_another_notation_is_reported_at_the_label(label: str) -> None:
    [problem] = problems(rule, f"stages: [{{name: A, emotion: [calm, {{label: '{label}'}}]}}]")
    assert problem.path == ("stages", 0, "emotion", 1, "label")
    assert problem.message == f"'{label}' is a label, not a score"
    assert problem.hint == "write the score as a number from -2 to 2, such as 1.5"


@pytest.mark.parametrize("label", ["relieved", "1st doubts", "24/7 stress", "😀", "2 of 5 stars", "??", "1️⃣ calm"])
def test_a_word_is_not(label: str) -> None:
    assert paths(rule, f"stages: [{{name: A, emotion: '{label}'}}]") == []


def test_a_label_beside_a_score_should_be_a_word() -> None:
    [problem] = problems(rule, "stages: [{name: A, emotion: {score: 1, label: '1,0'}}]")
    assert problem.hint == "remove the label, or write a word"
    assert paths(rule, "stages: [{name: A, emotion: 1.5}]") == []
