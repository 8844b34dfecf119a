import re

import pytest

from journeymap_cli.report.changes import markdown as diff_markdown
from support.comparisons import comparison

HOSTILE = [
    "@team",
    "closes #3",
    "<img src=x>",
    "![x](http://evil/p.png)",
    "<script>",
    "</details>",
    "[a](javascript:b)",
    "GH-12",
    "https://evil.example",
    "a@b.c",
    "`x`",
    "a\u202eb",
    "**x**",
]
FELT = """
title: x
stages:
  - name: A
    quotes: {{text: q, evidence: {}}}
    pain_points: {{text: p, severity: {}}}
  - name: B
    emotion: {}
    goals: [{}]
"""
LONG = ", ".join(f"goal number {number}" for number in range(20))


def test_a_short_report_is_not_folded() -> None:
    assert diff_markdown.report([comparison()]) == (
        "### Adopting the Payments API\n\n"
        "**better 1, worse 1, 5 other changes** · HEAD\\~&#8288;3:map.yaml → map.yaml\n\nfirmer 1\n\n"
        "| Where | Who | Before | After | |\n| --- | --- | --- | --- | --- |\n"
        "| First call | Dana | -2 blocked | +1 relieved | better |\n\n"
        "**Integration**\n\n"
        "- Handle errors · pain point: Errors have <del>no</del><ins>a</ins> code <ins>nobody documents</ins>: "
        "severity minor → moderate **(worse)**\n"
        "- First call · + opportunity: Self-serve sandbox keys (high impact, medium effort)\n"
        "- Handle errors · moved here from Testing\n\n"
        "**Testing**\n\n- \\- step Replay failures\n\n"
        "**Map**\n\n- reviewed: 2026-06-01 → 2026-11-20 (firmer)\n"
    )


def test_a_long_report_is_folded_and_begins_with_the_worst_and_the_best() -> None:
    goals = ", ".join(f"goal number {number}" for number in range(20))
    body = "title: x\nstages: [{name: A, emotion: %s, pain_points: [%s], goals: [%s]}, {name: B, emotion: %s}]"
    text = diff_markdown.report([comparison(body % (1, "Slow", "", 2), body % (2, "", goals, -1))])
    assert text.count("<details><summary>") == text.count("</details>") == 1
    assert "- worse: B · emotion: +2 → -1\n- better: A · emotion: +1 → +2\n- better: A · - pain point: Slow\n" in text
    assert "<details><summary>A (21)</summary>" in text


def test_what_matters_less_comes_later() -> None:
    text = diff_markdown.report(
        [comparison(FELT.format("reported", "minor", 2, ""), FELT.format("proposed", "severe", -1, LONG))]
    )
    worst = [line for line in text.splitlines() if line.startswith("- worse")]
    assert worst == ["- worse: B · emotion: +2 → -1", "- worse: A · pain point: p: severity minor → severe"]
    assert text.rindex("severity minor") < text.index("evidence reported")


def test_a_sign_does_not_start_a_list() -> None:
    text = diff_markdown.report(
        [comparison("title: x\nstages: [{name: A, goals: b}]", "title: x\nstages: [{name: A, gains: Zoo}]")]
    )
    assert "- \\- goal: b\n" in text
    assert "- \\+ gain: Zoo **(better)**\n" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_the_map_mentions_refers_closes_and_loads_nothing(words: str) -> None:
    quoted = '"' + words.replace("\u202e", "\\u202e") + '"'
    goals = ", ".join(f"goal number {number}" for number in range(20))
    old = "title: x\nstages: [{name: A}]"
    new = f"title: {quoted}\nstages: [{{name: {quoted}, goals: [{quoted}, {goals}], owner: {quoted}}}]"
    text = diff_markdown.report([comparison(old, new)])
    assert words not in text.replace("</details>\n", "").replace("**(", "")
    assert not re.search(r"@\w|(?<!&)#\d|<img|<script|(?<!\\)\]\(|https?://\w", text)


def test_it_fits_a_comment_and_leaves_no_fold_open() -> None:
    steps = "".join(f"\n      - {{name: 'Step {at} {'x' * 80}', goals: ['{'y' * 90} {at}']}}" for at in range(900))
    text = diff_markdown.report(
        [comparison("title: x\nstages: [A]", f"title: x\nstages:\n  - name: A\n    steps:{steps}")]
    )
    assert 40_000 < len(text) <= 60_000
    assert text.count("<details>") == text.count("</details>") > 1
    assert "too long for a comment" in text


def test_no_map_changed() -> None:
    assert diff_markdown.report([]) == "No map changed.\n"
