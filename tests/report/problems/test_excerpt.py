from collections.abc import Sequence

import pytest

from journeymap_cli.problem import Problem, Related, Span
from journeymap_cli.report.problems.excerpt import WIDEST, excerpt
from journeymap_cli.report.terminal import cells


def problem(span: Span | None, *others: Related, hint: str | None = None) -> Problem:
    return Problem("rule", "message", hint=hint, related=others, file="map.yaml", span=span)


def rows(problem: Problem, lines: Sequence[str]) -> list[str]:
    """The rows as people see them: number, bar, text."""
    return [f"{'' if row.number is None else row.number}|{row.text}" for row in excerpt(problem, lines)]


def test_the_line_has_carets_under_the_span_and_the_line_before_above() -> None:
    assert rows(problem(Span(2, 5, 2, 9), hint="say more"), ["one", "  - item", "three"]) == [
        "1|one",
        "2|  - item",
        "|    ^^^^ say more",
    ]


def test_a_first_line_and_one_below_a_blank_line_stand_alone() -> None:
    assert rows(problem(Span(1, 1, 1, 4)), ["one"]) == ["1|one", "|^^^"]
    assert rows(problem(Span(2, 1, 2, 4)), ["  ", "one"]) == ["2|one", "|^^^"]


def test_a_place_of_no_width_has_one_caret() -> None:
    assert rows(problem(Span(1, 1, 1, 1)), [""]) == ["1|", "|^"]


def test_what_goes_on_in_the_next_line_is_marked_to_the_end_of_its_first() -> None:
    assert rows(problem(Span(1, 3, 2, 2)), ["a: >  ", "  b"]) == ["1|a: >  ", "|  ^^"]


def test_other_places_of_the_file_are_marked_in_the_order_of_lines() -> None:
    found = problem(Span(5, 1, 5, 3), Related("first here", file="map.yaml", span=Span(2, 1, 2, 3)), hint="change it")
    assert rows(found, ["", "id: a", "x", "y", "id: a"]) == [
        "2|id: a",
        "|-- first here",
        "|...",
        "5|id: a",
        "|^^ change it",
    ]


def test_neighbouring_lines_have_no_gap_and_one_line_is_shown_once() -> None:
    first = Related("first here", file="map.yaml", span=Span(1, 1, 1, 3))
    assert rows(problem(Span(2, 1, 2, 3), first), ["aa", "bb"]) == ["1|aa", "|-- first here", "2|bb", "|^^"]
    assert rows(problem(Span(1, 4, 1, 6), first), ["aa bb"]) == ["1|aa bb", "|-- first here", "|   ^^"]


def test_places_in_other_files_are_left_to_the_report() -> None:
    other = Related("first here", file="shared.yaml", span=Span(1, 1, 1, 3))
    assert rows(problem(Span(1, 1, 1, 3), other), ["aa"]) == ["1|aa", "|^^"]


def test_a_long_line_is_cut_around_the_carets() -> None:
    line = "a" * 200 + "HERE" + "b" * 300
    [source, carets] = excerpt(problem(Span(1, 201, 1, 205)), [line])
    assert source.text == "…" + "a" * 41 + "HERE" + "b" * (WIDEST - 47) + "…"
    assert source.text.index("HERE") == carets.text.index("^")
    assert carets.text.strip() == "^^^^"


@pytest.mark.parametrize("char", ["a", "支", "👨\u200d👩\u200d👧", "e\u0301", "\u202e"])
@pytest.mark.parametrize("times", [0, 5, 60, 200])
@pytest.mark.parametrize("width", [30, 72, WIDEST])
def test_every_row_fits_and_has_its_carets_under_the_place(char: str, times: int, width: int) -> None:
    line = f"{char * times}HERE{char * 200}"
    start = len(char) * times + 1
    [source, *under] = excerpt(problem(Span(1, start, 1, start + 4), hint="say more"), [line], width)
    carets = under[0].text
    assert max(cells(row.text) for row in (source, *under)) <= width
    assert cells(source.text.partition("HERE")[0]) == carets.index("^")
    assert "^^^^" in carets
    assert "say more" in "".join(row.text for row in under)


def test_carets_end_with_the_cut_line() -> None:
    [source, carets] = excerpt(problem(Span(1, 1, 1, 500)), ["x" * 600])
    assert len(carets.text) == len(source.text) - 1 == WIDEST - 2


def test_a_label_that_would_not_fit_is_below_its_carets() -> None:
    hint = "say something else, in thirty more letters"
    [_, carets, label] = excerpt(problem(Span(1, 5, 1, 85), hint=hint), ["x" * 90])
    assert carets.text == "    " + "^" * 80
    assert label.text == f"    {hint}"
    [_, _, label] = excerpt(problem(Span(1, 85, 1, 89), hint=hint), ["x" * 90])
    assert label.text == f"{' ' * (WIDEST - len(hint))}{hint}"


def test_two_places_far_apart_in_a_long_line_are_both_seen() -> None:
    line = "ONE" + "a" * 300 + "TWO"
    found = problem(Span(1, 304, 1, 307), Related("first", file="map.yaml", span=Span(1, 1, 1, 4)))
    [first, under_first, second, under_second] = excerpt(found, [line])
    assert first.text.index("ONE") == under_first.text.index("---")
    assert second.text.index("TWO") == under_second.text.index("^^^")


def test_two_places_near_each_other_in_a_long_line_are_marked_under_it() -> None:
    line = "a" * 100 + "ONE" + " " * 10 + "TWO" + "b" * 300
    found = problem(Span(1, 114, 1, 117), Related("first", file="map.yaml", span=Span(1, 101, 1, 104)))
    [source, under_first, under_second] = excerpt(found, [line])
    assert source.text.index("ONE") == under_first.text.index("---")
    assert source.text.index("TWO") == under_second.text.index("^^^")


def test_carets_stand_under_wide_and_hidden_characters() -> None:
    assert rows(problem(Span(1, 5, 1, 7)), ["東\u202e: ab"]) == ["1|東\\u202e: ab", "|          ^^"]
    assert rows(problem(Span(1, 1, 1, 3)), ["東京"]) == ["1|東京", "|^^^^"]


def test_what_a_source_or_a_hint_says_does_not_act() -> None:
    [source, carets] = excerpt(problem(Span(1, 1, 1, 2), hint="\x1b[2J"), ["a\x1b[2J ##[error]"])
    assert "\x1b" not in source.text + carets.text
    assert "##[" not in source.text


def test_a_place_past_the_text_is_shown_all_the_same() -> None:
    assert rows(problem(Span(9, 3, 9, 4)), ["one"]) == ["9|", "|^"]


def test_a_problem_without_a_place_has_no_excerpt() -> None:
    assert rows(problem(None), ["one"]) == []
