import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.report.changes.curves import both
from journeymap_cli.report.changes.union import union
from journeymap_cli.view.moves import Moves, moves
from journeymap_cli.view.swimlanes import swimlanes
from support.comparisons import comparison

PEOPLE = "title: x\npersonas: [{id: a, name: Ana}, {id: b, name: Ben}]\n"


def moved(old: str, new: str, top: str = PEOPLE) -> Moves:
    compared = comparison(*(f"{top}stages: [{each}]" for each in (old, new)))
    assert compared.old
    assert compared.new
    whole = union(compared, compared.old, compared.new)
    felt, past = both(compared, compared.old, compared.new, whole)
    return moves(Analysis(compared.new), swimlanes(Analysis(whole)), felt, past, {"a": 0, "b": 1})


def step(name: str, *scores: int | None, reach: int | None = None) -> str:
    felt = [
        f"{{persona: {who}, score: {score}}}" for who, score in zip("ab", scores, strict=False) if score is not None
    ]
    metric = "" if reach is None else f", metrics: [{{name: R, kind: reach, value: {reach}}}]"
    return f"{{name: {name}, emotion: [{', '.join(felt)}]{metric}}}"


def test_an_arrow_leads_from_the_old_to_the_new_score_where_it_changed() -> None:
    found = moved(
        f"{step('A', -2)}, {step('B', 1)}, {step('C', 2)}", f"{step('A', 1)}, {step('B', 1)}, {step('C', -1)}"
    )
    assert [(arrow.x, arrow.way) for arrow in found.arrows] == [("16.667%", "up"), ("83.333%", "dn")]
    assert len(found.old_points) == len(found.points) == 3


def test_a_small_move_has_its_arrow_beside_the_markers() -> None:
    scale = "scale: {min: 0, max: 100}\n"
    found = moved(step("A", 50), step("A", 53), PEOPLE + scale)
    assert [(arrow.shift, arrow.shaft) for arrow in found.arrows] == [(12, None)]


@pytest.mark.parametrize(("new", "words"), [(1, [("−2", "+1", "up")]), (0, [("−2", "0", "up")]), (-1, [])])
def test_a_move_by_half_of_the_scale_has_its_scores_and_its_name(new: int, words: list[tuple[str, str, str]]) -> None:
    labels = moved(f"{step('Get keys', -2)}, B, C", f"{step('Get keys', new)}, B, C").labels
    assert sorted({(label.before, label.after, label.way) for label in labels}) == words
    assert [label.lines[0][1] for label in labels if label.lines] == ["Get keys"] * len(labels)


def test_the_scores_stay_where_the_name_does_not_fit() -> None:
    names = [f"A long name of the step {number}" for number in range(9)]
    old, new = (", ".join(step(name, score) for name in names) for score in (-2, 2))
    found = moved(old, new)
    bare = [label for label in found.labels if not label.lines]
    assert 330 not in {wide for label in found.labels if label.lines for wide in label.widths if len(label.lines) > 3}
    assert bare


def test_personas_who_would_touch_are_side_by_side_with_their_arrows() -> None:
    found = moved(f"{step('A', -2, -1)}, {step('B', -2, 2)}", f"{step('A', 1, 0)}, {step('B', -1, 2)}")
    assert [(arrow.who, arrow.shift) for arrow in found.arrows] == [(0, -7), (1, 7), (0, 0)]


def test_reach_shows_what_was_gained_and_lost() -> None:
    found = moved(
        f"{step('A', reach=100)}, {step('B', reach=60)}, {step('C', reach=30)}, {step('D', reach=10)}",
        f"{step('A', reach=100)}, {step('B', reach=70)}, {step('N', reach=50)}, {step('C', reach=20)}",
    ).reach
    assert [(bar.before, bar.after, bar.change) for bar in found] == [
        ("100", "100", ""),
        ("60", "70", "gain"),
        (None, "50", "gain"),
        ("30", "20", "loss"),
        ("10", None, ""),
    ]
    assert {bar.unit for bar in found} == {("", "%")}
