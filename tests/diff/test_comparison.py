"""Two versions of a map, of which one may not exist."""

from unicodedata import normalize

import pytest

from journeymap_cli.diff.change import ChangeKind
from journeymap_cli.diff.comparison import Comparison, total
from journeymap_cli.diff.impact import Impact
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


def test_the_summary_counts_every_kind_and_weight() -> None:
    old = "title: x\nstages: [{id: a, name: A, gains: [g]}, {id: b, name: B}, {id: c, name: C, emotion: 1}, D]"
    new = (
        "title: x\nstages: [{id: c, name: C, emotion: 2}, {id: a, name: Alpha, pain_points: [p]}, {id: b, name: B}, E]"
    )
    found = Comparison("old", "new", journey(old), journey(new))
    kinds = {"added": 2, "removed": 2, "moved": 1, "renamed": 1, "changed": 1}
    counts = {**kinds, "better": 1, "worse": 2, "firmer": 0, "weaker": 0}
    assert found.summary == counts
    assert total([found, found]) == {key: 2 * count for key, count in counts.items()}


def test_minor_changes_count_where_everything_is_asked_for() -> None:
    old, new = (journey(f"title: x\ntags: [{tags}]\nstages: [A]") for tags in ("k, l", "l, k"))
    assert [len(Comparison("old", "new", old, new, whole=whole).changes) for whole in (False, True)] == [0, 1]


def test_versions_of_nothing_have_no_changes_and_no_title() -> None:
    found = Comparison("old", "new", None, None)
    assert (found.changes, found.title, found.new_ids) == ((), "", {})


def test_another_spelling_of_an_id_is_no_change() -> None:
    old = "title: T\npersonas: [{id: größe, name: G}]\nstages: [{id: café, name: A, personas: [größe]}]"
    new = "title: T\npersonas: [{id: grösse, name: G}]\nstages: [{id: cafe\u0301, name: A, personas: [grösse]}]"
    assert Comparison("a", "b", journey(old), journey(new), "b").changes == ()


def test_a_new_map_has_its_takeaways_and_its_own_entries() -> None:
    new = journey("title: x\ntakeaways: [t]\npain_points: [p]\nmetrics: [m]\nstages: [A]")
    changes = Comparison("a", "b", None, new).changes
    assert [change.path.keys for change in changes] == [
        (),
        ("takeaways", "t"),
        ("pain_points", "p"),
        ("metrics", "m"),
        ("stages", "a"),
    ]
    assert {change.impact for change in changes} == {Impact.NEUTRAL}


ACCENTS = """
    title: Größe
    owner: Jürgen
    personas: [{id: p, name: Zoé, role: Käuferin}]
    lanes: [{id: own, label: Früh}]
    scale: {labels: {1: fröhlich}}
    takeaways: [Öl fehlt]
    stages:
      - {name: Café, goals: [{text: Tür auf, tags: [ä]}], cells: {own: é}, emotion: {label: [fröhlich, süß], quote: Ü}}
      - {name: 가다, metrics: {name: Übergang, value: 3, unit: Stück}, opportunities: {text: Ö, solutions: Löse}}
"""


def test_another_encoding_of_letters_with_accents_is_no_change() -> None:
    old, new = journey(ACCENTS), journey(normalize("NFD", ACCENTS))
    assert old != new
    assert Comparison("old", "new", old, new, whole=True).changes == ()
    assert Comparison("old", "new", new, old, whole=True).changes == ()
    assert Comparison("old", "new", old, journey(ACCENTS.replace("Tür", "Tor"))).changes


def test_the_address_of_a_file_stays_as_it_is_spelled() -> None:
    text = normalize("NFD", "{title: ä, counterpart: ä.yaml, stages: [{name: A, goals: {text: g, link: ö.pdf}}]}")
    compared = Comparison("old", "new", None, journey(text)).new
    assert compared is not None
    assert (compared.title, compared.counterpart) == ("ä", normalize("NFD", "ä.yaml"))
    assert compared.stages[0].goals[0].link == normalize("NFD", "ö.pdf")
