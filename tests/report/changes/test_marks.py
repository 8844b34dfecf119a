import re

import pytest

from journeymap_cli.language.language import language_of
from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import html as diff_html
from journeymap_cli.report.changes.marks import replaced, reworded_markup
from support.comparisons import comparison


def named(old: str, new: str, top: str = "") -> list[str]:
    """What the signs in the table of a page say."""
    page = diff_html.report(
        comparison(*(f"title: x\n{top}stages: [{{id: a, name: A, {each}}}]" for each in (old, new))), Options()
    )
    table = page.decode().partition('id="_table"')[2].partition("</table>")[0]
    return re.findall(r'class="mk [^>]*aria-label="([^"]*)"', table)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("emotion: -1", "emotion: 1", "better: score −1 → +1"),
        ("duration: 2d", "duration: 1h", "changed: duration 2 days → 1 hour"),
        (
            "metrics: [{name: N, value: 5, unit: ms}]",
            "metrics: [{name: N, value: 9, unit: ms}]",
            "better: value 5 ms → 9 ms",
        ),
        (
            "metrics: [{name: R, kind: reach, value: 5}]",
            "metrics: [{name: R, kind: reach, value: 4}]",
            "worse: value 5% → 4%",
        ),
        ("owner: Web", "owner: App", "changed: owner Web → App"),
        ("next: [exit]", "next: [a]", "changed: way on A; way on exit"),
        ("goals: [Know the price]", "goals: [Know the real price]", "changed"),
        (
            "goals: [{text: g, evidence: assumed}]",
            "goals: [{text: g, evidence: observed}]",
            "changed: evidence assumed → observed",
        ),
        ("opportunities: [{text: o, solutions: [s]}]", "opportunities: [o]", "changed: solution s"),
        ("pain_points: [p, q]", "pain_points: [p]", "removed: better"),
    ],
)
def test_a_sign_names_what_changed(old: str, new: str, words: str) -> None:
    assert named(old, new) == [words]


def test_scores_have_no_plus_where_the_scale_has_no_minus() -> None:
    assert named("emotion: 1", "emotion: 4", "scale: {min: 1, max: 5}\n") == ["better: score 1 → 4"]


@pytest.mark.parametrize(
    ("old", "new", "markup"),
    [
        (
            "Follows along in a notebook",
            "Follows along in the browser",
            'Follows along in <del class="in01">a notebook</del><ins class="in12">the browser</ins>',
        ),
        ("Rotates keys", "Rotates keys without downtime", 'Rotates keys <ins class="in12">without downtime</ins>'),
        (
            "Rate limits are hidden behind a sales call",
            "Volume discounts still need a sales call",
            '<del class="in01">Rate limits are hidden behind a sales call</del> '
            '<ins class="in12">Volume discounts still need a sales call</ins>',
        ),
    ],
)
def test_an_old_text_is_struck_as_a_whole_where_less_than_half_of_it_stayed(old: str, new: str, markup: str) -> None:
    assert reworded_markup(old, new) == markup


@pytest.mark.parametrize(
    ("old", "new", "struck"),
    [
        ("88%", "90%", "88"),
        ("3 days", "2 days", "3"),
        ("3 hours", "15 minutes", "3 hours"),
        ("minor", "severe", "minor"),
    ],
)
def test_a_unit_that_both_values_have_is_said_once(old: str, new: str, struck: str) -> None:
    assert replaced(old, new) == f'<del class="in01"><bdi>{struck}</bdi></del> <bdi class="in12">{new}</bdi>'


def test_long_words_may_break_at_a_syllable() -> None:
    assert "\u00ad" in reworded_markup("Zahlung", "Zahlungsbestätigungsseite", language_of("de"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("sources: [{id: s, title: T}]", "sources: [{id: s, title: T, sample: 3}]", "changed sample none 3"),
        ("personas: [{id: p, name: P}]", "personas: [{id: p, name: P, role: Cook}]", "changed role none Cook"),
        ("", "personas: [{id: p, name: P}]", "added"),
    ],
)
def test_personas_and_sources_are_marked_below_the_map(old: str, new: str, words: str) -> None:
    texts = (f"title: x\n{each}\nstages: [{{name: A, emotion: 1}}]" for each in (old, new))
    page = diff_html.report(comparison(*texts), Options()).decode()
    (found,) = re.findall(r'<div class="changed" id="_at\..*?</div>', page)
    assert " ".join(re.sub("<i .*?</i>|<[^>]*>", " ", found).split()) == words
