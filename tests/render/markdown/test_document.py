import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.markdown import document
from journeymap_cli.render.options import Options
from support.journeys import journey
from support.markdown import PARSER, flat, rendered, shape, words

EXAMPLES = sorted(Path("examples").glob("*/*journey.yaml"))

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
"""What code hosts look for in the rendered page."""


def everywhere(text: str) -> Journey:
    """A map with the same text in every place that takes one."""
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


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_an_example_is_valid_markdown_without_html_except_line_breaks(path: Path) -> None:
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
def test_text_never_changes_the_structure(text: str) -> None:
    assert shape(rendered(everywhere(text))) == shape(rendered(everywhere("word")))


@given(st.text(st.sampled_from("`*_[]()<>!|~#@$&%{}^:;.,-+=\\/\"' ahttpsw1x"), min_size=1, max_size=20))
@settings(max_examples=60, derandomize=True)
def test_no_mix_of_special_characters_changes_the_structure_or_triggers_a_filter(text: str) -> None:
    if text.strip():
        source = rendered(everywhere(text))
        assert shape(source) == shape(rendered(everywhere("word")))
        assert not any(map(FILTERS.search, words(source)))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_typed(text: str) -> None:
    title = words(rendered(everywhere(text)))[0]
    assert title.replace("\u2060", "") == re.sub("[\u202e\u2066]", "", text.strip())


@pytest.mark.parametrize("text", HOSTILE)
def test_text_triggers_no_filter_of_a_code_host(text: str) -> None:
    assert not [found for line in words(rendered(everywhere(text))) if (found := FILTERS.search(line))]


@pytest.mark.parametrize(
    "text", [*HOSTILE, "[a](javascript:x)", "[a](//host/x)", "**[a](java\tscript:x)**", "[a](C:x)"]
)
def test_a_text_links_only_where_a_link_may_lead(text: str) -> None:
    tokens = flat(PARSER.parse(rendered(everywhere(text))))
    found = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert "x" in found
    assert set(found) <= {"x", "https://example.com", "https://example.com/pixel.png"}


def test_the_filters_of_a_code_host_would_find_something() -> None:
    assert sum(bool(FILTERS.search(text)) for text in HOSTILE) > 8


def test_a_name_and_the_colon_after_it_do_not_become_an_emoji() -> None:
    source = rendered(journey("title: x\nstages: [{name: a, metrics: [{name: ':tada', value: 3}]}]"))
    assert ":&#8288;tada: 3" in source


def test_only_safe_links_are_links() -> None:
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


def test_right_to_left_text_is_isolated_and_cannot_reorder_its_neighbours() -> None:
    source = rendered(journey('title: "\\u202eabc"\nowner: אבג\nstages: [a]'))
    assert "# abc\n" in source
    assert "· &#8296;אבג&#8297;\n" in source
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", source)


def test_what_a_map_does_not_have_is_left_out() -> None:
    assert rendered(journey("title: x\nstages: [a]")) == (
        "# x\n\nCurrent state · draft\n\n## Journey\n\nEntries that say nothing else are assumed.\n\n"
        "|  | a |\n| --- | --- |\n"
    )


def test_a_stamp_is_the_last_line() -> None:
    source = rendered(journey("title: x\nstages: [a]"), Options(stamp="made from a_b, today"))
    assert source.endswith("\n\n*made from a\\_b, today*\n")


def test_the_same_text_is_up_to_date_and_no_other() -> None:
    assert document.same(b"a\n", b"a\n")
    assert not document.same(b"a\n", b"b\n")


def test_what_was_learned_says_where_it_shows_and_a_moment_of_truth_why() -> None:
    steps = "[{name: 'B*', moment_of_truth: Trust or bounce}, {name: C, moment_of_truth: true}]"
    takeaways = "[{text: '**Keys** come late', at: [b, d]}, Alone]"
    source = rendered(journey(f"title: x\ntakeaways: {takeaways}\nstages: [{{name: A, steps: {steps}}}, D]"))
    assert "1. **Keys** come late (B\\*, D)\n2. Alone\n" in source
    assert "| *moment of truth* | Trust or bounce |  |  |\n" in source


def test_the_map_of_the_other_state_is_linked() -> None:
    source = rendered(journey("{title: x, state: future, counterpart: now.journey.yaml, stages: [A]}"))
    assert "- **Current state:** [now.journey.yaml](now.md)\n" in source
