from journeymap_cli.report.problems import markdown
from support.reported_problems import acting_lines, checked, hostile_problem, problem, three_problems


def test_a_line_of_summary_then_a_table() -> None:
    assert markdown.report(three_problems()).splitlines() == [
        "**1 error, 1 warning, 1 info in 2 of 3 maps**",
        "",
        "| | Where | Problem | How to fix it |",
        "| --- | --- | --- | --- |",
        "| error | map.yaml:4:5 | unknown key 'key' `duplicate-id` | take it out |",
        "| warning | map.yaml:6:5 | unknown key 'key' `unsafe-link` | take it out |",
        "| info | other.yaml:1:5 | unknown key 'key' `no-owner` |  |",
    ]


def test_nothing_is_a_line() -> None:
    assert markdown.report(checked()) == "**no problems in 1 map**\n"


def test_a_long_table_is_cut() -> None:
    lines = markdown.report(checked(*[problem()] * 203)).splitlines()
    assert len(lines) == 4 + 200 + 2
    assert lines[-1] == "3 more, not shown."


def test_hostile_texts_format_mention_and_load_nothing() -> None:
    text = markdown.report(hostile_problem())
    row = text.splitlines()[4]
    assert acting_lines(text) == []
    assert row.replace("\\|", "").replace("&#124;", "").count("|") == 5
    assert "@team" not in text
    assert "<b>" not in text
    assert "](" not in text.replace("\\]", "")
