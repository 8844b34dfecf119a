import pytest

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.facts.columns import nodes
from journeymap_cli.model.journey import Journey
from journeymap_cli.report.changes.union import gone, union
from support.comparisons import AFTER, BEFORE, comparison


def both(old: str, new: str) -> tuple[Comparison, Journey, Journey]:
    compared = comparison(old, new)
    assert compared.old
    assert compared.new
    return compared, compared.old, compared.new


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("[{name: A, steps: [a1, b2, c3]}]", "[{name: A, steps: [a1, c3]}]", "a a1 _gone.b2 c3"),
        ("[{name: A, steps: [a1, b2, c3]}]", "[{name: A, steps: [b2, d4]}]", "a _gone.a1 b2 _gone.c3 d4"),
        ("[{name: A, steps: [a1, b2]}]", "[{name: A, steps: [a1]}, {name: B, steps: [b2]}]", "a a1 b b2"),
        ("[X, {name: Y, steps: [b2, k]}, Z]", "[X, Z, {name: Q, steps: [k]}]", "x _gone.y _gone.b2 z q k"),
        ("[{name: A, steps: [a1, b2]}]", "[A]", "a _gone.a1 _gone.b2"),
        ("[A]", "[{name: A, steps: [a1]}]", "a a1"),
        ("[X, Y]", "[Y]", "_gone.x y"),
        ("[X, Y]", "[Y, X]", "y x"),
    ],
)
def test_what_is_gone_follows_what_it_followed(old: str, new: str, shown: str) -> None:
    made = union(*both(f"title: x\nstages: {old}", f"title: x\nstages: {new}"))
    assert " ".join(node.id for _, _, node in nodes(made)) == shown


def test_entries_come_back_to_their_node() -> None:
    compared, old, new = both(BEFORE, AFTER)
    found = {(each.node, each.lane) for each in gone(compared, old)}
    assert found == {("look", "emotion"), ("compare", "law")}
    made = {node.id: node for _, _, node in nodes(union(compared, old, new))}
    assert [entry.text for entry in made["compare"].cells["law"]] == ["Prices with tax"]
    assert made["_gone.call"].quotes
    assert not made["_gone.ask"].questions


def test_only_own_rows_come_back() -> None:
    rows = "title: x\nlanes: [%s]\nstages: [A]"
    made = union(*both(rows % "goals, needs, {id: law, label: Law}", rows % "needs"))
    assert [lane.id for lane in made.lanes] == ["needs", "law"]
