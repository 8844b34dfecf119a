import re
from html.parser import HTMLParser

import pytest

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import UsageError
from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import html as diff_html
from support.comparisons import comparison
from support.journeys import journey

EVIL = "<script>alert(1)</script>\"'</td></style><img src=x>"


def page(compared: Comparison) -> str:
    return diff_html.report(compared, Options()).decode()


def body(old: str, new: str) -> str:
    """The page without its first lines, where style and script are."""
    return page(comparison(old, new)).partition("<body>")[2].rpartition("<script>")[0]


class Shown(HTMLParser):
    """The tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            if name == "href" and value and value.startswith("#"):
                self.links.add(value[1:])


def test_changes_are_marked_in_place_and_listed_with_links() -> None:
    text = page(comparison())
    assert "Errors have <del>no</del><ins>a</ins> code<ins> nobody documents</ins>" in text
    assert "<dt>▼ severity</dt> <dd><bdi>minor</bdi> → <bdi>moderate</bdi></dd>" in text
    assert '<small class="chg neutral">moved from <bdi>Testing</bdi></small>' in text
    assert "<dt>▲ score</dt> <dd><bdi>−2</bdi> → <bdi>+1</bdi></dd>" in text
    assert "<ins>Self-serve sandbox keys</ins>" in text
    assert re.findall("<summary>(▼ 1 worse|▲ 1 better|firmer 1|5 other changes)</summary>", text) == [
        *("▼ 1 worse", "▲ 1 better", "firmer 1", "5 other changes")
    ]
    assert '<a href="#errors.pain-points"><bdi>Integration · Handle errors</bdi></a>' in text
    shown = Shown(text)
    assert len(shown.links) > 5
    assert shown.links - shown.ids == set()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (
            "metrics: [{name: N, value: 1}, {name: R, kind: reach, value: 9}]",
            "metrics: [{name: N, value: 1}]",
            "a.reach",
        ),
        ("goals: [g]", "id: b, needs: [n]", "b.goals"),
        ("opportunities: [{text: o, solutions: [s]}]", "id: b, opportunities: [o]", "b.opportunities"),
        ("next: [exit]", "id: b", "b"),
    ],
)
def test_a_line_links_to_the_place_of_what_is_gone(old: str, new: str, place: str) -> None:
    texts = (f"title: x\nstages: [{{name: A, {each}}}]" for each in (old, new))
    assert f'href="#{place}"' in body(*texts)


def test_a_row_may_be_called_solutions() -> None:
    row = "title: x\nlanes: [{id: solutions, label: Ideas}]\nstages: [{name: A, cells: {solutions: [%s]}}]"
    added = '<ins>k</ins><span class="sr"> (assumed)</span><small class="chg neutral">added</small>'
    assert added in body(row % "g", row % "g, k")


def test_what_was_removed_is_struck_out_in_its_cell() -> None:
    old = "title: x\nstages: [{name: A, goals: [one, two], touchpoints: [{text: t, channel: c}, u]}]"
    new = "title: x\nstages: [{name: A, goals: [one], touchpoints: [u]}]"
    text = body(old, new)
    assert text.count("<del>two</del>") == 1
    assert re.search('<del>t</del>.{0,80}</span><small class="chg neutral">removed</small></li>', text)


def test_a_row_that_was_emptied_stays() -> None:
    old = "title: x\nlanes: [{id: law, label: Law}]\nstages: [{name: A, goals: [g], cells: {law: [l]}}]"
    text = body(old, "title: x\nstages: [A]")
    assert text.count("<del>l</del>") == text.count("<del>g</del>") == 1
    assert '<tr data-lane="law"' in text


def test_an_entry_that_moved_is_not_gone() -> None:
    old = "title: x\nstages: [{name: A, goals: [kept goal, lost goal]}, {name: B, goals: [b]}]"
    new = "title: x\nstages: [{name: B, goals: [b, kept goal]}]"
    text = body(old, new)
    assert "moved from <bdi>A</bdi>" in text
    assert "<del>kept goal</del>" not in text
    assert "<del>lost goal</del>" in text


def test_the_old_curve_lies_under_the_new_one() -> None:
    old = "title: x\nstages: [{name: A, emotion: 1}, {name: B, emotion: 2}, {name: C, emotion: 0}]"
    new = "title: x\nstages: [{name: C, emotion: 0}, {name: A, emotion: 1}, {name: B, emotion: -2}]"
    text = body(old, new)
    assert 'class="ghost p0"' in text
    assert text.count('<svg class="past') == 3
    assert 'class="ghost' not in body(old, old)


@pytest.mark.parametrize(
    "place",
    [
        "name: %s",
        "name: A, goals: [%s]",
        "name: A, emotion: %s",
        "name: A, owner: %s",
        "name: A, metrics: [%s]",
        "name: A, touchpoints: [%s]",
        "name: A, next: [{to: exit, label: %s}]",
    ],
)
def test_text_of_the_map_is_escaped(place: str) -> None:
    quoted = '"' + EVIL.replace('"', '\\"') + '"'
    evil, plain = f"title: x\nstages: [{{{place % quoted}}}]", f"title: x\nstages: [{{{place % 'plain words'}}}]"
    for old, new in ((evil, plain), (plain, evil), (evil, "title: x\nstages: [{name: A}]")):
        text = body(old, new)
        assert "<script" not in text
        assert "<img" not in text
        assert "style" not in Shown(text).tags


def test_the_policy_still_holds() -> None:
    text = page(comparison())
    assert "default-src &#39;none&#39;" in text
    assert not re.search(r"\sstyle=|\son\w+=", text.partition("<body>")[2].rpartition("<script>")[0])


def test_a_map_that_is_new_or_gone_has_a_page_too() -> None:
    map_ = journey("title: x\nstages: [A]")
    assert '<b class="small word">added</b>' in page(Comparison("/dev/null", "b", None, map_))
    assert '<b class="small word">removed</b>' in page(Comparison("a", "/dev/null", map_, None))
    assert "Nothing changed." in page(Comparison("a", "b", map_, map_))
    with pytest.raises(UsageError):
        diff_html.report(Comparison("a", "b", None, None), Options())


def test_same_input_same_bytes() -> None:
    assert page(comparison()) == page(comparison())


def test_a_removed_feeling_keeps_its_score() -> None:
    old = "title: x\nstages: [{name: A, emotion: [{score: 1, label: glad}, {score: 2, label: calm}]}]"
    assert "<del>+1 glad</del>" in body(old, "title: x\nstages: [{name: A, emotion: {score: 2, label: calm}}]")


def test_a_removed_entry_does_not_mark_the_one_that_has_its_name_now() -> None:
    old = "title: x\nstages: [{name: A, goals: [Zoo, zoo!, Pay]}]"
    text = body(old, "title: x\nstages: [{name: A, goals: [zoo!, Pay]}]")
    assert text.count('<small class="chg neutral">removed</small>') == 1


def test_an_entry_from_another_row_is_marked() -> None:
    row = "title: x\nstages: [{name: A, %s: [Know the price]}]"
    assert '<small class="chg neutral">moved from another row</small>' in body(row % "goals", row % "needs")


def test_scores_have_a_true_minus_and_text_of_the_map_stays() -> None:
    map_ = "title: x\nstages: [{name: A, emotion: {score: %s, quote: %s}}]"
    text = body(map_ % (-1, "-5 is what they said"), map_ % (-2, "-5 is what they say"))
    assert "<bdi>−1</bdi> → <bdi>−2</bdi>" in text
    assert "quote -5 is what they <del>said</del><ins>say</ins>" in text
