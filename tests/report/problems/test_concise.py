from journeymap_cli.report.problems import concise
from support.problems import checked, commands, hostile, three


def test_each_problem_is_one_line() -> None:
    assert concise.report(three()).splitlines() == [
        "map.yaml:4:5: error[duplicate-id] unknown key 'key'",
        "map.yaml:6:5: warning[unsafe-link] unknown key 'key'",
        "other.yaml:1:5: info[no-owner] unknown key 'key'",
    ]


def test_nothing_is_nothing() -> None:
    assert concise.report(checked()) == ""


def test_hostile_texts_are_one_harmless_line() -> None:
    text = concise.report(hostile())
    assert text.count("\n") == 1
    assert commands(text) == []
    named_like_a_command = hostile().problems[0].__class__("no-owner", "m", file="::error::x")
    assert concise.report(checked(named_like_a_command)).startswith("\\::error::x:1:1: ")
