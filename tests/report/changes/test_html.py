import re
from html import unescape
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


def gone(text: str, words: str) -> int:
    """How often the table strikes some words out."""
    return text.partition('id="_table"')[2].count(f'<del class="in01"><bdi>{words}</bdi></del>')


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


def test_changes_are_told_in_the_language_of_the_map() -> None:
    old = """
        title: x
        lang: de
        stages:
          - {name: A, duration: 2d, pain_points: [{text: p, severity: minor}], moment_of_truth: true}
          - {name: B, pain_points: [{text: q, severity: severe}], goals: [g]}
    """
    new = """
        title: x
        lang: de
        state: future
        stages:
          - name: A
            duration: 3d
            pain_points: [{text: p, severity: severe}]
            opportunities: [{text: o, impact: high, effort: low}]
    """
    shown = plain(body(old, new).partition('id="_changes"')[2].partition('class="glance"')[0])
    for words in (
        "Schmerzpunkt · Schwere p: gering → schwer",
        "Dauer 2 Tage → 3 Tage",
        "Moment der Wahrheit ja → nein",
        "Zustand Ist-Zustand → Soll-Zustand",
        "Phase B: 1 Schmerzpunkt (1 schwerer), 1 Eintrag",
        "Chance o (hohe Wirkung, geringer Aufwand)",
    ):
        assert words in shown


def plain(text: str) -> str:
    """The words of markup."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", text)).split())


def entry(text: str, words: str) -> str:
    """The entry of a cell that has some words."""
    found = re.findall(r"<li.*?</li>", text.partition('id="_table"')[2])
    wanted = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return str(next(each for each in found if wanted.search(plain(each))))


def test_changes_are_marked_in_place_and_listed_with_links() -> None:
    text = page(comparison())
    assert (
        'Errors have <del class="in01">no</del><ins class="in12">a</ins> code <ins class="in12">nobody documents</ins>'
    ) in text
    assert 'class="pain v2 ch worse in12"' in entry(text, "Errors have no")
    assert 'aria-label="better: score −2 → +1" title="better: score −2 → +1">▲</i>' in entry(text, "relieved")
    assert "was in <bdi>Testing</bdi>" in text
    assert '<del class="in01"><bdi>−2</bdi></del> <bdi class="in12">+1</bdi>' in entry(text, "relieved")
    assert 'class="mk in1 added"' in entry(text, "Self-serve sandbox keys")
    assert '<a class="dim" href="#errors.pain-points"><bdi>pain point · severity</bdi></a>' in text
    shown = Shown(text)
    assert len(shown.links) > 5
    assert shown.links - shown.ids == set()


def test_a_worse_entry_has_one_sign_and_its_old_words() -> None:
    map_ = "title: x\nstages: [{name: A, pain_points: [{text: Slow, severity: %s, frequency: %s}]}]"
    worse = entry(body(map_ % ("minor", "rare"), map_ % ("severe", "always")), "Slow")
    assert 'class="pain v3 ch worse in12"' in worse
    assert worse.count('class="mk') == 1
    assert 'aria-label="worse: frequency rare → always; severity minor → severe"' in worse
    assert '<del class="in01"><bdi>minor</bdi></del> <bdi class="in12">severe</bdi>' in worse


def test_counts_are_what_the_lists_hold() -> None:
    compared = comparison()
    text, counts = page(compared), compared.summary
    found = re.findall(
        r'<(?:details|div) class="(?:none )?(\w+)">(?:<summary>)?<b class="cnt">(.*?)</b>(.*?)(?:</details>|</div>\n)',
        text,
        re.DOTALL,
    )
    listed = {tone: (plain(number).split()[-1], inside.count("<li>")) for tone, number, inside in found}
    others = len(compared.changes) - counts["better"] - counts["worse"] - counts["firmer"] - counts["weaker"]
    assert listed == {
        "better": (str(counts["better"]), counts["better"]),
        "worse": (str(counts["worse"]), counts["worse"]),
        "neutral": (str(others), others),
        "trust": ("1", 1),
    }


def test_what_is_not_worse_is_counted_too() -> None:
    text = body("title: x\nstages: [{name: A, emotion: 1}]", "title: x\nstages: [{name: A, emotion: 2}]")
    assert '<div class="none worse"><b class="cnt"><span aria-hidden=true>▼</span> 0</b>' in text


def test_proposed_evidence_in_a_future_map_is_not_worse() -> None:
    map_ = "title: x\nstate: {}\nstages: [{{name: A, goals: [{{text: g, evidence: {}}}]}}]"
    text = body(map_.format("current", "observed"), map_.format("future", "proposed"))
    assert '<div class="none worse">' in text
    assert 'class="ch changed' in text
    assert "weaker" not in text


def test_the_examples_name_what_moved_most() -> None:
    map_ = "title: x\nstages: [{name: A, emotion: %s}, {name: B, emotion: %s, pain_points: [%s]}]"
    text = body(map_ % (0, -2, "{text: Slow, severity: minor}"), map_ % (1, 2, ""))
    better = text.partition('<details class="better">')[2].partition("</summary>")[0]
    assert plain(better) == "▲ 3 better B −2 → +2 , A 0 → +1 , − Slow (minor)"


def test_facts_are_compared_the_largest_move_first() -> None:
    map_ = """
        title: x
        stages:
          - name: A
            duration: {}
            emotion: {}
            pain_points: [{{text: p, severity: severe}}{}]
            metrics: [{{name: Wait, value: {}, unit: min, direction: down}}]
    """
    text = body(map_.format("4d", -2, ", q", 40), map_.format("1h", -1, "", 20))
    facts = text.partition('id="_ba"')[2].partition("</dl>")[0]
    assert [plain(each) for each in re.findall("<div>(.*?)</div>", facts)] == [
        "Duration 4 days → 1 hour A",
        "Wait 40 min → 20 min A",
        "Pain points 2 → 1 severe: 1 → 1",
        "Lowest moment −2 → −1 A before: A",
    ]
    assert '<bdi class="good">20 min</bdi>' in facts


def test_facts_that_stay_are_left_out() -> None:
    map_ = "title: x\nstages: [{name: A, emotion: -1, goals: [%s]}]"
    assert "Before and after" not in body(map_ % "one", map_ % "two")


def test_a_head_that_looks_as_before_says_what_changed() -> None:
    map_ = "{title: x, stages: [{name: A, id: a, next: [{to: c, label: %s}], events: %s}, B, {name: C, id: c}]}"
    head = body(map_ % ("l", "e"), map_ % ("m", "f")).partition('id="a"')[2].partition("</th>")[0]
    assert plain(head.partition('class="hch')[2]).partition("~ ")[2] == "events way on, label"


def test_the_head_says_which_states_are_compared() -> None:
    map_ = "title: x\nstate: {}\nstatus: {}\nstages: [A]"
    text = body(map_.format("current", "approved"), map_.format("future", "in-review"))
    head = plain(text.partition('class="meta cmp">')[2].partition("</p>")[0])
    assert head == "Comparison Current state, approved HEAD~3:map.yaml → Future state , in review map.yaml"
    same = body(map_.format("current", "draft"), map_.format("current", "draft").replace("title: x", "title: y"))
    assert plain(same.partition('class="meta cmp">')[2].partition("</p>")[0]) == "Comparison HEAD~3:map.yaml → map.yaml"
    assert '<del class="in01"><bdi>x</bdi></del>' in same


def test_a_new_step_and_one_from_another_stage_say_so() -> None:
    old = "title: x\nstages: [{name: A, steps: [{id: s, name: One, duration: 2d}]}, {name: B, steps: [b]}]"
    moved = "{id: s, name: Uno, duration: 1h}"
    new = f"title: x\nstages: [{{name: A, steps: [{{id: n, name: New}}]}}, {{name: B, steps: [b, {moved}]}}]"
    heads = re.findall(r'<th class="step.*?</th>', body(old, new).partition('id="_table"')[2])
    words = {re.findall('id="([^"]*)"', head)[0]: plain(head) for head in heads}
    assert words["n"] == "1 New + new step added"
    assert words["s"] == "1 3 Uno 1 3 One 1 hour 2 days ~ was in A One 2 days"


def test_a_description_is_marked_where_it_is_shown() -> None:
    map_ = "title: x\nstages: [{name: A, description: %s, steps: [s]}]"
    text = body(map_ % "Finds a shop", map_ % "Finds a shop online")
    about = text.partition('<tr class="about"')[2].partition("</tr>")[0]
    assert 'class="mk in1 changed"' in about
    assert 'Finds a shop <ins class="in12">online</ins>' in about
    assert 'class="mk' not in text.partition("<thead")[2].partition("</thead>")[0]


def test_words_of_the_page_are_in_the_language_of_the_map() -> None:
    map_ = "title: x\nlang: de\nstages: [{name: A, emotion: %s}]"
    text = plain(body(map_ % -1, map_ % 2))
    for words in ("Vergleich", "Was sich ändert", "Vorher und nachher", "besser", "Tiefster Moment"):
        assert words in text
    for words in ("Comparison", "Before", "Changes", "better"):
        assert words not in text


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
    assert 'class="mk in1 added"' in entry(body(row % "g", row % "g, k"), "k")


def test_what_was_removed_is_struck_out_in_its_cell() -> None:
    old = "title: x\nstages: [{name: A, goals: [one, two], touchpoints: [{text: t, channel: c}, u]}]"
    new = "title: x\nstages: [{name: A, goals: [one], touchpoints: [u]}]"
    text = body(old, new)
    assert text.partition('id="_table"')[2].count('<del class="in01"><bdi>two</bdi></del>') == 1
    assert 'class="tp ch removed in01"' in entry(text, "− t")


def test_a_row_that_was_emptied_stays() -> None:
    old = "title: x\nlanes: [{id: law, label: Law}]\nstages: [{name: A, goals: [g], cells: {law: [l]}}]"
    text = body(old, "title: x\nstages: [A]")
    assert gone(text, "l") == gone(text, "g") == 1
    assert "<tr data-lane=law" in text


def test_an_entry_that_moved_is_not_gone() -> None:
    old = "title: x\nstages: [{name: A, goals: [kept goal, lost goal]}, {name: B, goals: [b]}]"
    new = "title: x\nstages: [{name: B, goals: [b, kept goal]}]"
    text = body(old, new)
    assert "was in <bdi>A</bdi>" in text
    assert gone(text, "kept goal") == 0
    assert "lost goal" in text.partition('id="_gone.a.goals"')[2].partition("</td>")[0]


def test_the_old_curve_lies_under_the_new_one() -> None:
    old = "title: x\nstages: [{name: A, emotion: 1}, {name: B, emotion: 2}, {name: C, emotion: 0}]"
    new = "title: x\nstages: [{name: C, emotion: 0}, {name: A, emotion: 1}, {name: B, emotion: -2}]"
    text = body(old, new)
    assert '<g class="was in01"><path class="line p0' in text
    assert text.count('<g class="pt old in01 p0') == 3
    assert text.count('<g class="arr dn') == 1
    assert '<g class="arr' not in body(old, old)


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
    assert 'class="mk in1 added"' in page(Comparison("/dev/null", "b", None, map_))
    assert 'class="mk in1 removed"' in page(Comparison("a", "/dev/null", map_, None))
    assert "Nothing changed." in page(Comparison("a", "b", map_, map_))
    with pytest.raises(UsageError):
        diff_html.report(Comparison("a", "b", None, None), Options())


def test_same_input_same_bytes() -> None:
    assert page(comparison()) == page(comparison())


def test_a_removed_feeling_keeps_its_score() -> None:
    old = "title: x\nstages: [{name: A, emotion: [{score: 1, label: glad}, {score: 2, label: calm}]}]"
    text = body(old, "title: x\nstages: [{name: A, emotion: {score: 2, label: calm}}]")
    assert gone(text, "+1") == gone(text, "glad") == 1


def test_a_removed_entry_does_not_mark_the_one_that_has_its_name_now() -> None:
    old = "title: x\nstages: [{name: A, goals: [Zoo, zoo!, Pay]}]"
    text = body(old, "title: x\nstages: [{name: A, goals: [zoo!, Pay]}]")
    assert text.partition('id="_table"')[2].count('class="mk in1 removed"') == 1


def test_an_entry_from_another_row_is_marked() -> None:
    row = "title: x\nstages: [{name: A, %s: [Know the price]}]"
    assert "was in another row" in body(row % "goals", row % "needs")


def test_scores_have_a_true_minus_and_text_of_the_map_stays() -> None:
    map_ = "title: x\nstages: [{name: A, emotion: {score: %s, quote: %s}}]"
    text = body(map_ % (-1, "-5 is what they said"), map_ % (-2, "-5 is what they say"))
    assert '<del class="in01"><bdi>−1</bdi></del> <bdi class="in12">−2</bdi>' in text
    assert '-5 is what they <del class="in01">said</del><ins class="in12">say</ins>' in text


def test_a_measured_figure_of_a_step_that_is_gone() -> None:
    before = """title: x
measure: {entity: u, time: t, event: e}
stages:
  - {name: A, events: a}
  - {name: B, events: b, metrics: [{name: Reach, kind: reach, value: 40}]}
"""
    assert "40" in body(before, before.rpartition("  - {")[0])
