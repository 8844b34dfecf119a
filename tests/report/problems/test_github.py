import pytest

from journeymap_cli.problem import Severity, Span
from journeymap_cli.report.problems import github
from support.reported_problems import HOSTILE, acting_lines, checked, hostile_problem, problem, three_problems


def kinds(text: str) -> list[str]:
    return [line.split("::")[1].split(" ")[0] for line in text.splitlines()]


def test_a_problem_is_an_annotation_at_its_place() -> None:
    assert github.report(three_problems()).splitlines() == [
        "::error file=map.yaml,line=4,endLine=4,col=5,endColumn=8,title=duplicate-id::unknown key 'key'%0Atake it out",
        "::warning file=map.yaml,line=6,endLine=6,col=5,endColumn=8,title=unsafe-link::unknown key 'key'%0Atake it out",
        "::notice file=other.yaml,line=1,endLine=1,col=5,endColumn=8,title=no-owner::unknown key 'key'",
    ]


def test_columns_of_several_lines_have_no_end() -> None:
    text = github.report(checked(problem(span=Span(4, 5, 6, 2))))
    assert "line=4,endLine=6,col=5,title=" in text


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "expected"),
    [
        (10, 10, 10, ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10),
        (11, 0, 0, ["error"] * 10 + ["notice"]),
        (1, 12, 0, ["error"] + ["warning"] * 10 + ["notice"]),
        (0, 0, 11, ["notice"] * 10),
        (11, 1, 10, ["error"] * 10 + ["warning"] + ["notice"] * 10),
    ],
)
def test_ten_of_each_kind_then_the_number_of_the_others(
    errors: int, warnings: int, infos: int, expected: list[str]
) -> None:
    found = [problem(severity=Severity.INFO)] * infos
    found += [problem(severity=Severity.WARNING)] * warnings + [problem()] * errors
    text = github.report(checked(*found))
    assert kinds(text) == expected
    rest = len(found) - len(expected) + 1
    if rest > 1:
        assert text.splitlines()[-1] == f"::notice title=journeymap::{rest} more problems: see the log"


def test_nothing_is_nothing() -> None:
    assert github.report(checked()) == ""


def test_hostile_texts_stay_inside_their_annotation() -> None:
    text = github.report(hostile_problem())
    assert text.count("\n") == 1
    assert acting_lines(text) == [text.rstrip("\n")]
    properties = text.split("::")[1]
    assert properties.count(",") == 5
    assert "%25" in text


def test_the_name_of_a_file_is_escaped() -> None:
    text = github.report(checked(problem(file="a,b:c%d.yaml")))
    assert text.startswith("::error file=a%2Cb%3Ac%25d.yaml,line=")
    assert HOSTILE not in text
