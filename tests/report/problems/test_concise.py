from journeymap_cli.report.problems import concise
from support.reported_problems import acting_lines, checked, hostile_problem, three_problems


def test_each_problem_is_one_line() -> None:
    assert concise.report(three_problems()).splitlines() == [
        "map.yaml:4:5: error[duplicate-id] unknown key 'key'",
        "map.yaml:6:5: warning[unsafe-link] unknown key 'key'",
        "other.yaml:1:5: info[no-owner] unknown key 'key'",
    ]


def test_nothing_is_nothing() -> None:
    assert concise.report(checked()) == ""


def test_hostile_texts_are_one_harmless_line() -> None:
    text = concise.report(hostile_problem())
    assert text.count("\n") == 1
    assert acting_lines(text) == []
    named_like_a_command = hostile_problem().problems[0].__class__("no-owner", "m", file="::error::x")
    assert concise.report(checked(named_like_a_command)).startswith("\\::error::x:1:1: ")
