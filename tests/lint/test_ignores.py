from dataclasses import dataclass

import pytest

from journeymap_cli.lint.catalogue import Choice, choose
from journeymap_cli.lint.ignores import MOVE_IT, REMOVE_IT, ignores, silence, unused
from journeymap_cli.problem import Problem, Severity, Span
from journeymap_cli.yamlsource.read import read_yaml

ON = choose(Choice(), Choice(severity={"no-owner": Severity.INFO}))


def broken(rule: str, line: int) -> Problem:
    return Problem(rule, "wrong", span=Span(line, 3, line, 9))


@dataclass
class Kept:
    problems: list[Problem]
    told: list[str]


def run(text: str, *problems: Problem, on: tuple[str, ...] = tuple(ON)) -> Kept:
    ignoring = ignores(read_yaml(text.encode()).comments, text.split("\n"))
    told = unused(problems, ignoring, {rule: ON[rule] for rule in on})
    return Kept(
        silence(problems, ignoring),
        [f"{each.span.line}:{each.span.column} {each.message}" for each in told if each.span],
    )


def test_a_comment_at_the_end_of_a_line_silences_what_begins_there() -> None:
    text = "title: X\nstages: [A] # journeymap: ignore[no-owner] asked\n"
    assert run(text, broken("no-owner", 2)) == Kept([], [])
    assert run(text, broken("same-name", 2)).problems == [broken("same-name", 2)]
    assert run(text, broken("no-owner", 1)).problems == [broken("no-owner", 1)]


def test_a_comment_alone_silences_the_next_line_that_is_no_comment() -> None:
    text = "title: X\n  # journeymap: ignore[no-owner, same-name]\n# more\n\n# and more\nstages: [A]\nx-a: b\n"
    kept = run(text, broken("no-owner", 6), broken("same-name", 6), broken("no-owner", 7))
    assert kept == Kept([broken("no-owner", 7)], [])


def test_a_comment_for_the_file_silences_every_line() -> None:
    text = "title: X\nstages: [A] # journeymap: ignore-file[no-owner] why\n"
    assert run(text, broken("no-owner", 1), broken("no-owner", 9)) == Kept([], [])


def test_errors_of_reading_are_never_silenced() -> None:
    kept = run("title: X # journeymap: ignore[unknown-key]\n", broken("unknown-key", 1))
    assert kept.problems == [broken("unknown-key", 1)]
    assert kept.told == ["1:31 'unknown-key' cannot be ignored, because it is a syntax or schema error"]


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# journeymap: ignore[no-owner]", "1:31 there is no problem of 'no-owner' to ignore here"),
        ("# journeymap: ignore[same-name, no-ownr]", "1:42 there is no rule 'no-ownr'"),
        ("# journeymap: ignore why", "1:10 the comment names no rule, so it ignores nothing"),
        ("# journeymap: ignore[]", "1:10 the comment names no rule, so it ignores nothing"),
        ("# journeymap: ignore-file", "1:10 the comment names no rule, so it ignores nothing"),
        ("# journeymap: ignore[no-owner", "1:10 the comment names no rule, so it ignores nothing"),
        ("#journeymap:ignore[no-owner]", "1:29 there is no problem of 'no-owner' to ignore here"),
    ],
)
def test_a_comment_that_silences_nothing_is_reported_at_the_name(comment: str, told: str) -> None:
    assert run(f"title: X {comment}\n", broken("same-name", 1)).told == [told]


@pytest.mark.parametrize(("rule", "hint"), [("no-owner", MOVE_IT), ("same-name", REMOVE_IT)])
def test_a_comment_on_the_wrong_line_is_to_be_moved(rule: str, hint: str) -> None:
    text = "title: X\nowner: Y # journeymap: ignore[no-owner]\n"
    ignoring = ignores(read_yaml(text.encode()).comments, text.split("\n"))
    assert [each.hint for each in unused([broken(rule, 1)], ignoring, ON)] == [hint]


@pytest.mark.parametrize(
    "comment", ["# journeymap: 1", "# journeymap: ignored", "# ignore[no-owner]", "# see journeymap: ignore[no-owner]"]
)
def test_other_comments_mean_nothing(comment: str) -> None:
    assert run(f"title: X {comment}\n", broken("no-owner", 1)) == Kept([broken("no-owner", 1)], [])


def test_what_stands_in_a_text_is_no_comment() -> None:
    text = 'title: "X # journeymap: ignore[no-owner]"\nx-a: |\n  # journeymap: ignore-file[no-owner]\n'
    assert run(text, broken("no-owner", 1)) == Kept([broken("no-owner", 1)], [])


def test_a_rule_that_did_not_run_is_never_told() -> None:
    assert run("title: X # journeymap: ignore[no-owner]\n", on=("unused-ignore",)).told == []


def test_a_comment_on_the_last_line_silences_nothing_below() -> None:
    assert run("title: X\n# journeymap: ignore[no-owner]\n").told == [
        "2:22 there is no problem of 'no-owner' to ignore here"
    ]


def test_many_comments_take_no_time() -> None:
    text = "# journeymap: ignore[no-ownr]\n" * 5_000
    assert len(run(text).told) == 5_000


def test_a_comment_about_unused_ones_is_not_called_unused() -> None:
    assert run("title: X # journeymap: ignore[unused-ignore]\n").told == []
