import pytest

from journeymap_cli.report.changes.curves import both
from journeymap_cli.report.changes.union import union
from journeymap_cli.view.curve import Curve
from support.comparisons import comparison

A = "{name: A, emotion: 1}"
B = "{name: B, emotion: 2}"
C = "{name: C, emotion: 0}"


def curves(old: str, new: str) -> tuple[Curve | None, Curve | None]:
    compared = comparison(f"title: x\nstages: [{old}]", f"title: x\nstages: [{new}]")
    assert compared.old
    assert compared.new
    after, past = both(compared, compared.old, compared.new, union(compared, compared.old, compared.new))
    return after, past.felt


def drawn(curve: Curve | None) -> list[list[tuple[int, int]]]:
    """Column and score of each point, segment by segment."""
    lines = curve.lines if curve else ()
    return [[(point.column, int(point.score)) for point in segment] for line in lines for segment in line.segments]


@pytest.mark.parametrize(
    ("old", "new", "before", "now"),
    [
        ((A, B, C), (A, "{name: B, emotion: -2}", C), [[(0, 1), (1, 2), (2, 0)]], [[(0, 1), (1, -2), (2, 0)]]),
        ((A, B, C), (A, C), [[(0, 1), (1, 2), (2, 0)]], [[(0, 1), (2, 0)]]),
        ((A, C), (A, B, C), [[(0, 1), (2, 0)]], [[(0, 1), (1, 2), (2, 0)]]),
        ((A, B, C), (A, "B", C), [[(0, 1), (1, 2), (2, 0)]], [[(0, 1)], [(2, 0)]]),
        ((A, B), ("A", "B"), [[(0, 1), (1, 2)]], []),
        (("A", "B"), (A, B), [], [[(0, 1), (1, 2)]]),
        ((A, B), (A, B), [[(0, 1), (1, 2)]], [[(0, 1), (1, 2)]]),
        ((A, B, C), (C, A, B), [[(0, 0), (1, 1), (2, 2)]], [[(0, 0), (1, 1), (2, 2)]]),
    ],
)
def test_each_curve_joins_the_neighbours_of_its_own_version(
    old: tuple[str, ...], new: tuple[str, ...], before: object, now: object
) -> None:
    after, past = curves(", ".join(old), ", ".join(new))
    assert (drawn(past), drawn(after)) == (before, now)


def test_the_bar_of_a_stage_spans_its_columns_of_both_versions() -> None:
    old = "{name: A, emotion: 1, steps: [a1, b2]}"
    after, past = curves(old, "{name: A, emotion: 2, steps: [b2, c3]}")
    assert after
    assert past
    assert [bar.bar for bar in (*past.bars(), *after.bars())] == [(0, 3), (0, 3)]
