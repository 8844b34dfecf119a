import re

import pytest

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.report.changes import text as diff_text
from journeymap_cli.report.changes.text import RESET, fold
from journeymap_cli.report.terminal import cells
from support.comparisons import comparison
from support.journeys import journey

EXPECTED = """\
Adopting the Payments API                    HEAD~3:map.yaml -> map.yaml

  better 1   worse 1   5 other changes
  firmer 1

Integration
  First call     emotion (Dana)  -2 blocked  ->  +1 relieved   better
                 + opportunity   Self-serve sandbox keys (high impact, medium effort)
  Handle errors  moved here from Testing
                 pain point      Errors have [-no-]{+a+} code{+ nobody documents+}
                 severity        minor  ->  moderate   worse
Testing
  - step Replay failures
Map
  reviewed  2026-06-01  ->  2026-11-20   firmer
"""


EVERY = [
    "title [-x-]{+y+}",
    "scope starts [-a-]{+b+}",
    "0 to 5 -> 1 to 5 (1 bad)",
    "persona P -> R",
    "- persona Q",
    "+ channel W",
    "S: sample none -> 3",
    "law: label [-Law-]{+Rules+}",
    "- Rules c",
    "+ Rules d",
    "moment of truth no -> yes",
    "way on exit: label [-l-]{+m+}",
    "+ way on B",
    "M: value 1 -> 2",
    "solution t: status idea -> done better",
    "+ solution u",
    "emotion 1 -> 2 better",
    "quote [-q-]{+r+}",
    "B moved, now first",
    "emotion: moved",
]


def text(old: str, new: str) -> str:
    return diff_text.report([comparison(old, new)])


def test_changes_are_listed_stage_by_stage() -> None:
    assert diff_text.report([comparison()]) == EXPECTED


def test_a_narrow_terminal_has_the_place_on_a_line_of_its_own() -> None:
    shown = diff_text.report([comparison()], width=60)
    assert max(map(len, shown.splitlines())) <= 60
    assert "\n  First call\n    emotion (Dana)  -2 blocked  ->  +1 relieved   better\n" in shown
    assert "\n    + opportunity   Self-serve sandbox keys (high impact,\n                    medium effort)\n" in shown
    assert "\n  - step Replay failures\n" in shown
    assert diff_text.report([comparison()], width=120) == EXPECTED


def test_colours_never_replace_words() -> None:
    colored = diff_text.report([comparison()], color=True)
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[0m"):
        assert code in colored
        colored = colored.replace(code, "")
    assert colored == EXPECTED


def test_no_change_is_reported_as_such() -> None:
    assert text("title: x\nstages: [A]", "title: x\nstages: [A]").endswith("\n\n  no change\n")
    assert diff_text.report([]) == "no map changed\n"


def test_text_of_the_map_is_escaped() -> None:
    hostile = 'title: "x\u2028y"\nstages: [{name: "a\u202eb", goals: ["::error::x", "##[error]x"]}]'
    shown = text("title: y\nstages: [A]", hostile)
    assert not {"\u2028", "\u202e"} & set(shown)
    assert "a\\u202eb" in shown
    assert "##[" not in shown
    assert not any(line.startswith("::") for line in shown.splitlines())


def test_what_was_removed_from_a_moved_step_is_listed_with_the_step() -> None:
    old = "title: x\nstages: [{name: A, steps: [{id: s, name: S, goals: [g]}]}, {name: B, steps: [T]}]"
    new = "title: x\nstages: [{name: A}, {name: B, steps: [{id: s, name: S}, T]}]"
    assert text(old, new).split("\n\n")[-1] == "B\n  S  moved here from A\n     - goal  g\n"


def test_an_entry_takes_as_few_lines_as_its_impacts_allow() -> None:
    old = """
        title: x
        evidence_default: reported
        stages:
          - name: A
            emotion: {score: 1, quote: q}
            metrics: {name: M, value: 1, as_of: 2026-01-01, target: 5}
            pain_points: {text: p, severity: severe, frequency: often, tags: t}
    """
    new = """
        title: x
        evidence_default: reported
        stages:
          - name: A
            emotion: {score: 1, evidence: proposed}
            metrics: {name: M, value: 2, target: 6}
            pain_points: {text: p, severity: minor, frequency: rare, evidence: assumed}
    """
    assert text(old, new).split("A\n")[-1].splitlines()[:6] == [
        "  emotion     quote q  ->  none",
        "  emotion     evidence reported  ->  proposed   weaker",
        "  pain point  p: frequency often  ->  rare; severity severe  ->  minor; tags t  ->  none   better",
        "  pain point  p: evidence reported  ->  assumed   weaker",
        "  metric      M: value 1  ->  2; as of 2026-01-01  ->  none; target 5  ->  6   better",
        "Map",
    ]


def test_a_node_is_listed_row_by_row_removed_before_added() -> None:
    old = "title: x\nstages: [{name: A, goals: [b], gains: [c], activities: [Reads, Waits]}]"
    new = "title: x\nstages: [{name: A, goals: [Zoo, b], gains: [d], activities: [Waits, Builds]}]"
    shown = text(old, new).split("A\n")[-1].splitlines()
    assert [" ".join(line.split()[:3]) for line in shown] == [
        "+ goal Zoo",
        "- activity Reads",
        "+ activity Builds",
        "- gain c",
        "+ gain d",
    ]


def test_ids_may_be_called_like_keys() -> None:
    first = "{id: next, name: A, goals: [{id: solutions, text: b}], next: [{to: steps, label: k}]}"
    old = f"title: x\nstages: [{first}, {{id: steps, name: B}}]"
    shown = text(old, old.replace("text: b", "text: c, tags: t").replace("label: k", "label: l"))
    assert "  - goal" not in shown
    assert "  goal    [-b-]{+c+}\n  tags    none  ->  t\n  way on  B: label [-k-]{+l+}\n" in shown


def test_an_entry_and_a_removed_one_with_the_same_name_are_kept_apart() -> None:
    old = "title: x\nstages: [{name: A, emotion: [a, b, c, {score: 2, label: k}, {score: 1, label: d}]}]"
    new = "title: x\nstages: [{name: A, emotion: [e, {score: 2, label: k}, {score: 0, label: d}]}]"
    shown = text(old, new)
    assert "emotion (all 3)    +1 d  ->  0 d   worse\n" in shown
    assert "- emotion (all 3)  c\n" in shown


def test_another_place_in_a_row_is_reported_on_request() -> None:
    old, new = (
        journey("title: x\nstages: [{name: A, goals: [b, c]}]"),
        journey("title: x\nstages: [{name: A, goals: [c, b]}]"),
    )
    assert "no change" in diff_text.report([Comparison("a", "b", old, new)])
    assert "goal  c: moved within its row\n" in diff_text.report([Comparison("a", "b", old, new, whole=True)])


def test_an_entry_called_like_a_field_may_move() -> None:
    stages = "title: x\nstages: [{name: A, goals: [%s]}, {name: B, goals: [%s]}]"
    old, new = stages % ("a, Text", "b"), stages % ("a", "Text, b")
    assert "goal  Text: moved here from A\n" in text(old, new)


def test_the_share_of_evidence_is_listed_where_it_changed() -> None:
    old, new = (
        "title: x\nstages: [{name: A, goals: [g]}]",
        "title: x\nstages: [{name: A, goals: {text: g, evidence: observed}}]",
    )
    assert "state of evidence  0 of 1 observed or reported  ->  1 of 1\n" in text(old, new)


def test_wide_characters_keep_the_columns() -> None:
    old = "title: x\nstages: [{name: A, steps: [東京, Ab]}]"
    new = "title: x\nstages: [{name: A, steps: [{name: 東京, owner: o}, {name: Ab, owner: p}]}]"
    assert "  東京  owner  none  ->  o\n  Ab    owner  none  ->  p\n" in text(old, new)


def test_every_kind_of_change_has_words() -> None:
    old = """
        title: x
        personas: [{id: p, name: P}, {id: q, name: Q}]
        sources: [{id: s, title: S}]
        lanes: [goals, {id: law, label: Law}, emotion]
        scale: {min: 0, max: 5}
        scope: {starts: a}
        stages:
          - name: A
            next: [{to: exit, label: l}]
            metrics: [{name: M, value: 1}]
            opportunities: [{text: o, solutions: [{text: t}]}]
            cells: {law: [c]}
            emotion: [{score: 1, quote: q}]
          - B
    """
    new = """
        title: y
        personas: [{id: p, name: R}]
        channels: [W]
        sources: [{id: s, title: S, sample: 3}]
        lanes: [emotion, goals, {id: law, label: Rules}]
        scale: {min: 1, max: 5, labels: {1: bad}}
        scope: {starts: b}
        stages:
          - B
          - name: A
            moment_of_truth: true
            next: [b, {to: exit, label: m}]
            metrics: [{name: M, value: 2, unit: d}]
            opportunities: [{text: o, solutions: [{text: t, status: done}, u]}]
            cells: {law: [d]}
            emotion: [{score: 2, quote: r}]
    """
    shown = " ".join(text(old, new).split())
    for words in EVERY:
        assert words in shown


def test_a_map_that_is_new_or_gone() -> None:
    map_ = journey("title: x\nstages: [A]")
    new, gone = Comparison("/dev/null", "b", None, map_), Comparison("a", "/dev/null", map_, None)
    assert "+ map  x\n" in diff_text.report([new])
    assert "- map  x\n" in diff_text.report([gone])


def test_a_solution_that_was_removed_in_a_renamed_stage_is_listed_there() -> None:
    old = "title: x\nstages: [{name: Sign up for it, opportunities: {text: o, solutions: [s, Zoo]}}]"
    new = "title: x\nstages: [{name: Sign up for this, opportunities: {text: o, solutions: [s]}}]"
    assert "Sign up for this\n  renamed     Sign up for it  ->  Sign up for this\n  - solution  Zoo\n" in text(old, new)


RED = "\x1b[31m"


def plain(text: str) -> str:
    return re.sub(r"\x1b\[\d*m", "", text)


def test_a_short_line_stays_as_it_is() -> None:
    assert fold("  place  said", 13, 4) == "  place  said"


def test_rows_break_between_words_and_are_indented() -> None:
    assert fold("ab: one two three", 9, 4) == "ab: one\n    two\n    three"


def test_a_longer_word_is_left_whole() -> None:
    assert fold("ab: overlong x", 8, 4) == "ab: overlong\n    x"


def test_scripts_without_blanks_break_anywhere() -> None:
    assert fold("ab: 東京都渋谷区", 10, 4) == "ab: 東京都\n    渋谷区"


def test_a_colour_continues_after_the_indent() -> None:
    assert fold(f"ab: {RED}one two{RESET} three", 9, 4) == f"ab: {RED}one{RESET}\n    {RED}two{RESET}\n    three"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_row_is_wider_and_no_word_is_lost(width: int) -> None:
    line = f"  Place  {RED}{'word ' * 40}{RESET} 支払い 👩🏽\u200d💻 end"
    rows = plain(fold(line, width, 9)).split("\n")
    assert max(map(cells, (row.rstrip() for row in rows))) <= width
    assert " ".join(rows).split() == plain(line).split()


def test_references_are_shown_by_name() -> None:
    old = """
        title: x
        personas: [{id: p, name: Priya}, {id: q, name: Quentin}]
        channels: [{id: w, name: Website}]
        sources: [{id: s, title: Survey}]
        stages:
          - name: A
            personas: [p]
            touchpoints: {text: Page}
            pain_points: {id: k, text: Keys take days}
            opportunities: {text: Quick keys}
            next: [exit, b]
          - B
    """
    new = (
        old.replace("personas: [p]", "personas: [p, q]")
        .replace("text: Page", "text: Page, channel: w, sources: s")
        .replace("text: Quick keys", "text: Quick keys, addresses: k")
        .replace("[exit, b]", "[{to: exit, label: leaves}]")
    )
    shown = [" ".join(line.split()) for line in text(old, new).splitlines()]
    for words in (
        "personas Priya -> Priya, Quentin",
        "touchpoint Page: channel none -> Website",
        "touchpoint Page: sources none -> Survey firmer",
        "opportunity Quick keys: addresses none -> Keys take days",
        "way on exit: label none -> leaves",
        "- way on B",
    ):
        assert words in shown


def test_words_that_look_the_same_are_told_apart() -> None:
    old = "{title: x, personas: [{id: p, name: Anna}], stages: [{name: Café, goals: [Pay atonce, Öl], emotion: calm}]}"
    new = (
        "{title: x, personas: [{id: p, name: Аnna}], stages: "
        "[{name: Саfé, goals: [Pay at\u200bonce, öl], emotion: c\u0430lm}]}"
    )
    found = diff_text.report([Comparison("old", "new", journey(old), journey(new))])
    assert "renamed  Café  ->  \\u0421\\u0430fé" in found
    assert "goal     Pay [-atonce-]{+at\\u200bonce+}" in found
    assert "goal     [-Öl-]{+öl+}" in found
    assert "emotion  calm  ->  c\\u0430lm" in found
    assert "persona  Anna  ->  \\u0410nna" in found
