"""Two versions of a map, of which one may not exist."""

import pytest

from journeymap_cli.diff.change import ChangeKind
from journeymap_cli.diff.comparison import Comparison
from support.journeys import journey

MAP = journey("""
    title: Pay
    personas: [{id: dev, name: Dana}]
    channels: [{id: web, name: Web}]
    sources: [{id: talks, title: Talks}]
    lanes: [{id: law, label: Law}]
    stages: [{name: Browse, goals: [g], steps: [Search]}, Buy]
""")


@pytest.mark.parametrize("kind", ["added", "removed"])
def test_a_map_that_is_new_or_gone_is_listed_with_its_parts(kind: ChangeKind) -> None:
    versions = (None, MAP) if kind == "added" else (MAP, None)
    found = Comparison("old", "new", *versions)
    assert found.title == "Pay"
    assert [
        (change.of, change.path.keys[1:], change.before if kind == "removed" else change.after, change.path.stage)
        for change in found.changes
    ] == [
        ("journey", (), "Pay", None),
        ("persona", ("dev",), "Dana", None),
        ("channel", ("web",), "Web", None),
        ("source", ("talks",), "Talks", None),
        ("lane", ("law",), "Law", None),
        ("stage", ("browse",), "Browse", "browse"),
        ("stage", ("buy",), "Buy", "buy"),
    ]
    assert {change.kind for change in found.changes} == {kind}
    assert {change.after if kind == "removed" else change.before for change in found.changes} == {None}
    assert found.summary[kind] == 7
