import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.markdown import document as markdown
from journeymap_cli.render.options import Options
from support.journeys import journey

EXAMPLES = sorted(Path("examples").glob("*/*journey.yaml"))
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = [
    "a | b",
    "`code` and ``more``",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![pixel](https://example.com/pixel.png)",
    "[click](https://example.com)",
    "[click][ref]",
    "<https://example.com>",
    "https://example.com/issues/12 and www.example.com",
    "write to team@example.com",
    "*soft* **loud** _soft_ __loud__ ~~gone~~",
    "# title",
    "title #",
    "- item",
    "+ item",
    "12. item",
    "---",
    "> quote",
    "[ ] task",
    "[^1] note",
    "```sh",
    "    code",
    "closes #3, fixes org/repo#4 and GH-5",
    "@name and @org/team",
    "!12 $13 &14 %15 ~label ^16",
    "a commit 0123abc and :tada:",
    "&lt;b&gt; &amp; &#64;name",
    "a<br>b <!-- c -->",
    "ends with a backslash \\",
    "\\| escaped pipe \\",
    "{{ site.title }} {% raw %} {+ added +} [- gone -]",
    "costs $5 or $6",
    "#\u202e12 and @\u2066name",
]


FILTERS = re.compile(
    r"@\w|[#!$&^]\d|[%~]\w|GH-\d|://|www\.|:[\w+-]+:|\b[0-9a-f]{7,40}\b|\{\{|\{%|[{\[][+-]|\[\[", re.IGNORECASE
)
"""What code hosts look for in the finished page."""


def rendered(map_: Journey, options: Options | None = None) -> str:
    return markdown.render(map_, options or Options()).decode()


def everywhere(text: str) -> Journey:
    """A map that says the same text wherever a text may stand."""
    node: dict[str, Any] = {
        "name": text,
        "description": text,
        "owner": text,
        "next": [{"to": "exit", "label": text, "when": text}],
        "activities": [text, {"text": text, "persona": "one", "sources": "source"}],
        "touchpoints": [{"text": text, "channel": "channel"}],
        "emotion": {"score": 1, "label": text, "quote": text},
        "pain_points": [{"id": "pain", "text": text}],
        "opportunities": [{"text": text, "owner": text, "addresses": "pain", "solutions": text, "links": ["x"]}],
        "metrics": [{"name": text, "value": 2, "unit": text, "kind": "custom", "target": 1}],
        "cells": {"own": text},
    }
    persona = {"name": text, "role": text, "description": text, "quote": text, "goals": text}
    return journey(
        yaml.safe_dump(
            {
                "title": text,
                "description": text,
                "scenario": text,
                "expectations": text,
                "scope": {"starts": text, "ends": text},
                "owner": text,
                "tags": text,
                "contributors": text,
                "scale": {"labels": {"1": text}},
                "personas": [{"id": "one", **persona}, {"id": "two", **persona}],
                "channels": [{"id": "channel", "name": f"the {text}"}],
                "sources": [{"id": "source", "title": text, "url": "x"}],
                "lanes": [{"id": "own", "label": text}],
                "stages": [{"name": text, "description": text, "owner": text, "steps": [node]}],
            },
            allow_unicode=True,
        )
    )


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def shape(source: str) -> list[str]:
    """What a reader of Markdown sees but for the words."""
    return [token.type for token in flat(PARSER.parse(source)) if token.type not in {"text", "inline"}]


def words(source: str) -> list[str]:
    """Each stretch of text, as the filters of a code host see it."""
    return [
        "".join(child.content for child in token.children or [] if child.type in {"text", "text_special"})
        for token in PARSER.parse(source)
        if token.type == "inline"
    ]


def tables(source: str) -> list[list[list[str]]]:
    """The tables, as rows of the source of their cells."""
    found: list[list[list[str]]] = []
    for token in PARSER.parse(source):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and token.level >= 4 and found:
            found[-1][-1].append(token.content)
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_an_example_is_sound_markdown_with_no_html_but_line_breaks(path: Path) -> None:
    map_ = load(path.read_bytes(), str(path), DiskReader(10**6)).journey
    source = rendered(map_)
    tokens = list(flat(PARSER.parse(source)))
    assert {token.content for token in tokens if token.type.startswith("html")} <= {"<br>"}
    assert {"heading_open", "table_open"} <= {token.type for token in tokens}
    assert not re.search(r"[ \t]$|\n\n\n|\r", source, re.MULTILINE)
    assert source == rendered(map_)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 6


@pytest.mark.parametrize("text", HOSTILE)
def test_words_never_change_the_shape(text: str) -> None:
    assert shape(rendered(everywhere(text))) == shape(rendered(everywhere("word")))


@given(st.text(st.sampled_from("`*_[]()<>!|~#@$&%{}^:;.,-+=\\/\"' ahttpsw1x"), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_no_mix_of_marks_changes_the_shape_or_is_found(text: str) -> None:
    if text.strip():
        source = rendered(everywhere(text))
        assert shape(source) == shape(rendered(everywhere("word")))
        assert not any(map(FILTERS.search, words(source)))


@pytest.mark.parametrize("text", HOSTILE)
def test_words_show_as_typed(text: str) -> None:
    title = words(rendered(everywhere(text)))[0]
    assert title.replace("\u2060", "") == re.sub("[\u202e\u2066]", "", text.strip())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_code_host_finds_nobody_and_nothing_in_the_words(text: str) -> None:
    assert not [found for said in words(rendered(everywhere(text))) if (found := FILTERS.search(said))]


def test_the_filters_of_a_code_host_would_find_something() -> None:
    assert sum(bool(FILTERS.search(text)) for text in HOSTILE) > 8


def test_a_name_and_what_we_put_behind_it_make_no_emoji() -> None:
    source = rendered(journey("title: x\nstages: [{name: a, metrics: [{name: ':tada', value: 3}]}]"))
    assert ":&#8288;tada: 3" in source


def test_only_links_that_may_be_followed_are_links() -> None:
    source = rendered(
        journey("""
            title: x
            sources: [{title: bad, url: 'javascript:alert(1)'}, {title: good, url: 'https://example.com/a(b)?c=d&e'}]
            stages:
              - name: a
                journey: b/more.journey.yaml
                activities:
                  - {text: bad, link: '//example.com', sources: [bad, good]}
                  - {text: good, link: research/12.pdf}
                opportunities: [{text: do, links: ['data:text/html,x', 'mailto:team@example.com']}]
        """)
    )
    found = {token.attrs["href"] for token in flat(PARSER.parse(source)) if token.type == "link_open"}
    assert found == {
        "https://example.com/a%28b%29?c=d&e",
        "research/12.pdf",
        "mailto:team@example.com",
        "b/more.md",
    }
    assert {"bad javascript:alert(1) (other)", "good (other)"} <= set(words(source))


def test_the_breaks_of_a_text_are_breaks_in_its_cell() -> None:
    [table] = tables(rendered(journey('title: x\nstages: [{name: a, activities: "one\\n\\ntwo"}]')))
    assert table[1] == ["**Activities**", "one<br>two"]


def test_what_runs_to_the_left_is_isolated_and_cannot_turn_its_neighbours() -> None:
    source = rendered(journey('title: "\\u202eabc"\nowner: אבג\nstages: [a]'))
    assert "# abc\n" in source
    assert "owner &#8296;אבג&#8297;\n" in source
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", source)


def test_up_to_four_columns_are_one_table() -> None:
    source = rendered(
        journey("""
            title: x
            stages:
              - name: First
                goals: [win]
                steps: [{name: a, emotion: -2}, b]
              - {name: Second, emotion: 2}
              - {name: Third, goals: [rest]}
        """)
    )
    assert tables(source) == [
        [
            ["", "First", "First › a", "First › b", "Second", "Third"],
            ["**Goals**", "win", "", "", "", "rest"],
            ["**Emotion**", "", "😖 −2", "", "😄 +2", ""],
        ]
    ]


def test_more_columns_are_a_table_for_each_stage() -> None:
    source = rendered(
        journey("""
            title: x
            stages:
              - name: First
                description: the beginning
                duration: 2d
                goals: [win]
                steps: [{name: a, goals: [draw]}, b, c]
              - {name: Second, moment_of_truth: true, owner: Ops}
              - {name: Third, support: [vault]}
        """)
    )
    assert tables(source) == [
        [["", "The whole stage", "a", "b", "c"], ["**Goals**", "win", "draw", "", ""]],
        [["", "★ Second"], ["*Owner*", "Ops"]],
        [["", "Third"], ["**Support**", "vault"]],
    ]
    assert "### First\n\nthe beginning\n\nTakes: 2 days\n\n|" in source
    assert "★ is a moment of truth." in source


def test_an_emotion_has_its_face_and_names_its_persona_where_there_are_several() -> None:
    one = rendered(journey("title: x\npersonas: [Ann]\nstages: [{name: a, emotion: {score: 0, label: calm}}]"))
    two = rendered(journey("title: x\npersonas: [Ann, Bo]\nstages: [{name: a, emotion: [{persona: bo, score: 1.5}]}]"))
    assert tables(one)[0][1] == ["**Emotion**", "😐 0 calm"]
    assert tables(two)[0][1] == ["**Emotion**", "😄 +1.5 (Bo)"]


def test_what_is_known_about_an_entry_stands_behind_it() -> None:
    source = rendered(
        journey("""
            title: x
            sources: [{title: Talks, kind: interview, sample: 12}, {title: Log, kind: analytics}]
            channels: [{id: docs, name: Docs}]
            stages:
              - name: a
                activities: [{text: reads, evidence: observed, sources: [log, talks]}, {text: asks}]
                touchpoints: [{text: Guide, channel: docs}, {text: Docs, channel: docs}]
                pain_points: [{text: slow, severity: severe, frequency: often}]
                opportunities: [{text: faster, impact: high, effort: low, status: planned}]
                metrics: [{name: reach, kind: reach, value: 40}]
              - name: b
                metrics:
                  - {name: Reach, kind: reach, value: 39}
                  - {name: Wait, kind: duration, value: 3d, target: 1d, as_of: 2026-09-01, source: log}
        """)
    )
    assert tables(source)[0][1:] == [
        ["**Activities**", "• reads (observed, sources 2, 1)<br>• asks", ""],
        ["**Touchpoints**", "• Guide (Docs)<br>• Docs", ""],
        ["**Pain points**", "slow (**severe**, often)", ""],
        ["**Opportunities**", "faster (high impact, low effort, planned)", ""],
        ["**Reach**", "40%", "39% (−1 point)"],
        ["**Metrics**", "", "Wait: 3 days (target 1 day, **off target**, 1 Sep 2026, source 2)"],
    ]
    assert "1. Talks (interview, sample 12)\n2. Log (analytics)\n" in source


def test_the_lines_of_a_blueprint_part_the_rows_that_are_there() -> None:
    source = rendered(
        journey("""
            title: x
            lanes: [activities, frontstage, backstage, support]
            stages:
              - {name: a, activities: [go], support: [vault]}
              - {name: b, backstage: [sort], support: [vault]}
              - {name: c, frontstage: [greet], backstage: [sort]}
              - {name: d, activities: [stay], frontstage: [greet]}
              - e
        """)
    )
    assert [[row[0] for row in table[1:]] for table in tables(source)] == [
        ["**Activities**", "*line of internal interaction*", "**Support**"],
        ["**Backstage**", "*line of internal interaction*", "**Support**"],
        ["**Frontstage**", "*line of visibility*", "**Backstage**"],
        ["**Activities**", "*line of interaction*", "**Frontstage**"],
        [],
    ]


def test_opportunities_stand_by_priority_with_what_they_need() -> None:
    source = rendered(
        journey("""
            title: x
            stages:
              - name: a
                pain_points: [{id: slow, text: It is slow}]
                opportunities:
                  - {text: later, impact: low, effort: high}
                  - {text: over, status: done}
                  - text: now
                    impact: high
                    effort: low
                    addresses: slow
                    owner: Ops
                    solutions: {text: try, status: planned}
        """)
    )
    assert tables(source)[1] == [
        ["", "Opportunity", "Where", "Impact", "Effort", "Status", "Owner", "Eases"],
        ["1", "now (**quick win**)<br>• try (planned)", "a", "high", "low", "idea", "Ops", "It is slow"],
        ["2", "later", "a", "low", "high", "idea", "", ""],
        ["", "over", "a", "", "", "done", "", ""],
    ]


def test_ways_that_are_not_the_default_are_listed() -> None:
    source = rendered(
        journey("""
            title: x
            stages:
              - {name: a, next: [b]}
              - {name: b, next: [c, {to: a, label: too dear}, {to: exit, when: no key}]}
              - c
        """)
    )
    assert source.endswith("## Branches\n\n- b ↩ back to a: too dear\n- b → **exit** (when no key)\n")


def test_personas_of_whom_more_is_told_than_the_name_and_role_have_a_section() -> None:
    names = rendered(journey("title: x\npersonas: [Ann, {name: Bo, role: Courier}]\nstages: [a]"))
    assert "- **Personas:** Ann, Bo (Courier)\n" in names
    assert "## Personas" not in names
    more = rendered(journey("title: x\npersonas: [Ann, {name: Bo, role: Courier, goals: [rest, go]}]\nstages: [a]"))
    assert more.endswith("## Personas\n\n### Bo\n\nCourier\n\n- **Goals:** rest; go\n")


def test_what_a_map_does_not_have_is_left_out() -> None:
    assert rendered(journey("title: x\nstages: [a]")) == (
        "# x\n\nCurrent state · draft\n\n## Journey\n\nEntries that say nothing else are assumed.\n\n"
        "|  | a |\n| --- | --- |\n"
    )


def test_a_stamp_is_the_last_line() -> None:
    source = rendered(journey("title: x\nstages: [a]"), Options(stamp="made from a_b, today"))
    assert source.endswith("\n\n*made from a\\_b, today*\n")


def test_the_same_text_is_up_to_date_and_no_other() -> None:
    assert markdown.same(b"a\n", b"a\n")
    assert not markdown.same(b"a\n", b"b\n")
