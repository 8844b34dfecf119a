import datetime

import pytest

from journeymap_cli.phrases import LONGEST, counted, kind_of, long_date, quoted, short_date, shorten


@pytest.mark.parametrize(
    ("amount", "words"), [(0, ("0 days", "0 entries")), (1, ("1 day", "1 entry")), (2, ("2 days", "2 entries"))]
)
def test_a_noun_agrees_with_its_number(amount: int, words: tuple[str, str]) -> None:
    assert (counted(amount, "day"), counted(amount, "entry", "entries")) == words


def test_dates_are_the_same_in_every_locale() -> None:
    day = datetime.date(2026, 9, 1)
    assert (long_date(day), short_date(day)) == ("1 September 2026", "1 Sep 2026")


def test_values_are_one_short_line() -> None:
    assert shorten("a\n  b\tc") == "a b c"
    assert shorten("a" * LONGEST) == "a" * LONGEST
    assert quoted("a" * (LONGEST + 1)) == "'" + "a" * (LONGEST - 1) + "…'"


def test_values_are_named_by_their_kind() -> None:
    assert [kind_of([]), kind_of({}), kind_of("")] == ["a list", "a mapping", "text"]
