from journeymap_cli.problem import Problem, Related, Severity, Span
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.report.problems.text import MOST, MOST_FOUND, problem_text, summary


def problem(line: int = 1, **more: object) -> Problem:
    plain = Problem("unknown-key", "unknown key 'one'", hint="say more", file="map.yaml", span=Span(line, 1, line, 4))
    return plain._replace(**more)  # type: ignore[arg-type]


def test_a_problem_is_reported_with_its_rule_place_and_line() -> None:
    assert problem_text([problem()], {"map.yaml": ["one: 1"]}, color=False) == (
        "error[unknown-key]: unknown key 'one'\n --> map.yaml:1:1\n  |\n1 | one: 1\n  | ^^^ say more\n\n"
    )


def test_bars_stand_below_each_other_for_numbers_of_any_length() -> None:
    assert problem_text([problem(10)], {"map.yaml": ["x"] * 10}, color=False).splitlines()[1:] == [
        "  --> map.yaml:10:1",
        "   |",
        " 9 | x",
        "10 | x",
        "   | ^ say more",
        "",
    ]


def test_a_gap_is_shown() -> None:
    first = Related("first here", file="map.yaml", span=Span(1, 1, 1, 2))
    assert "  | - first here\n...\n4 | x\n" in problem_text(
        [problem(4, related=(first,))], {"map.yaml": ["x"] * 4}, color=False
    )


def test_a_place_in_another_file_is_named() -> None:
    first = Related("first here", file="shared.yaml", span=Span(3, 5, 3, 7))
    text = problem_text([problem(related=(first,))], {"map.yaml": ["one"]}, color=False)
    assert text.endswith("  | ^^^ say more\n --> shared.yaml:3:5 first here\n\n")


def test_a_problem_without_a_place_is_its_message() -> None:
    assert problem_text([problem(span=None)], {}, color=False) == "error[unknown-key]: unknown key 'one'\n\n"


def test_colour_marks_the_severity_and_the_carets_and_nothing_else() -> None:
    for severity, code in [(Severity.ERROR, "31"), (Severity.WARNING, "33"), (Severity.INFO, "34")]:
        text = problem_text([problem(severity=severity)], {"map.yaml": ["one: 1"]}, color=True)
        assert f"\x1b[1;{code}m{severity}[unknown-key]\x1b[0m: unknown" in text
        assert f"  | \x1b[1;{code}m^^^ say more\x1b[0m\n" in text
        assert text.count("\x1b") == 4


def test_problems_of_one_file_stand_together() -> None:
    text = problem_text([problem(), problem(file="other.yaml"), problem(2)], {}, color=False)
    places = [line for line in text.splitlines() if "-->" in line]
    assert places == [" --> map.yaml:1:1", " --> map.yaml:2:1", " --> other.yaml:1:1"]


def test_a_hundred_problems_of_a_file_are_shown_then_a_count() -> None:
    text = problem_text([problem() for _ in range(MOST + 2)], {"map.yaml": ["one"]}, color=False)
    assert text.count("error[") == MOST == 100
    assert text.endswith("map.yaml: 2 more problems, not shown\n\n")
    assert "more problems" not in problem_text([problem() for _ in range(MOST)], {"map.yaml": ["one"]}, color=False)


def test_one_more_problem_is_one() -> None:
    assert "1 more problem, not shown" in problem_text([problem() for _ in range(MOST + 1)], {}, color=False)


def test_no_line_acts_whatever_a_file_is_called() -> None:
    file = "::error::x\x1b[2J\n##[group]"
    text = problem_text([problem(file=file, message="\n::x") for _ in range(MOST + 2)], {}, color=False)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert "\x1b" not in text


def test_the_last_line_says_where_there_may_be_more() -> None:
    many = [problem(line) for line in range(1, MOST_FOUND + 1)]
    more = " (only the first 1,000 of each kind in a file are shown)"
    assert summary(Checked(["map.yaml"], many)) == f"1000 errors in 1 map{more}"
    assert summary(Checked(["map.yaml"], many[1:])) == "999 errors in 1 map"
