"""The words for changes of the whole map, of takeaways and of the rarer fields."""

import json

import pytest
from jsonschema import Draft202012Validator

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import html, json_, text
from journeymap_cli.report.changes.json_ import diff_schema
from support.comparisons import comparison
from support.journeys import journey
from support.sample_maps import ADDITIONS

MAP = "title: x\n{}\nstages: [{{name: Look}}, {{name: Buy}}]\n"
NODE = "title: x\nscale: {{labels: {{-2: frustrated, 2: delighted}}}}\nstages: [{{name: A, {}}}]\n"


def compared(old: str, new: str, within: str = MAP) -> list[str]:
    report = text.report([comparison(within.format(old), within.format(new))], width=200)
    return [" ".join(line.split()) for line in report.splitlines()[4:]]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("", "pain_points: {text: Slow, severity: severe}", ["Map", "+ pain point Slow (severe) worse"]),
        ("opportunities: Show", "", ["Map", "- opportunity Show"]),
        ("metrics: {name: N, value: 1}", "metrics: {name: N, value: 3}", ["Map", "metric N: value 1 -> 3 better"]),
        (
            "pain_points: {text: Slow, severity: severe}",
            "pain_points: {text: Slow, severity: minor, stages: [look, buy]}",
            ["Map", "pain point Slow: severity severe -> minor; stages none -> Look, Buy better"],
        ),
        ("takeaways: [One]", "takeaways: [One, Two]", ["Map", "+ takeaway Two"]),
        ("takeaways: [One, Two]", "takeaways: [One]", ["Map", "- takeaway Two"]),
        (
            "takeaways: [Keys arrive late]",
            "takeaways: [Keys arrive too late]",
            ["Map", "takeaway Keys arrive {+too +}late"],
        ),
        (
            "takeaways: {text: One, at: look}",
            "takeaways: {text: One, at: buy}",
            ["Map", "takeaway One: at Look -> Buy"],
        ),
        ("lang: en", "lang: de", ["Map", "language en -> de"]),
    ],
)
def test_what_is_outside_of_the_stages(old: str, new: str, lines: list[str]) -> None:
    assert compared(old, new) == lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("emotion: delighted", "emotion: frustrated", "emotion +2 delighted -> -2 frustrated worse"),
        ("emotion: {label: [calm, odd]}", "emotion: {label: [calm, new]}", "emotion calm, odd -> calm, new"),
        ("pain_points: p", "pain_points: {text: p, severity: moderate}", "pain point p: severity unrated -> moderate"),
        ("goals: g", "pain_points: {text: p, severity: moderate}", "+ pain point p (moderate) worse"),
        ("moment_of_truth: Trust", "moment_of_truth: true", "moment of truth Trust -> yes"),
        ("when: Day 1", "when: Day 2", "when Day 1 -> Day 2"),
        ("goals: g", "goals: g, image: {file: a.png, alt: A form}", "image none -> a.png (A form)"),
        ("next: exit", "next: end", "+ way on end"),
    ],
)
def test_what_is_in_a_stage(old: str, new: str, line: str) -> None:
    assert line in compared(old, new, NODE)


def test_entries_that_left_the_whole_map_say_where_they_were() -> None:
    old = "title: x\npain_points: [Slow, Dear]\nstages: [A]"
    new = "title: x\nstages: [{name: A, pain_points: [Slow, Dear]}]"
    there, back = (text.report([comparison(*pair)], width=200) for pair in ((old, new), (new, old)))
    assert "moved here from the whole journey: pain point Dear; pain point Slow" in there
    assert "moved here from A: pain point Dear; pain point Slow" in back


def test_json_has_the_path_of_the_whole_map_and_no_stage() -> None:
    found = comparison(MAP.format(""), MAP.format("opportunities: Show prices"))
    [change] = json.loads(json_.report([found]))["changes"]
    assert (change["path"], change["stage"], change["step"]) == (["opportunities", "show-prices"], None, None)


@pytest.mark.parametrize("is_new", [True, False])
def test_json_of_every_rare_key_is_valid(is_new: bool) -> None:
    without, whole = journey("title: x\nstages: [A, B]"), journey(ADDITIONS)
    old, new = (without, whole) if is_new else (whole, without)
    for found in (Comparison("a", "b", old, new), Comparison("a", "b", None, new), Comparison("a", "b", old, None)):
        value = json.loads(json_.report([found]))
        Draft202012Validator(diff_schema()).validate(value)
        assert text.report([found])
    paths = {change["path"][0] for change in json.loads(json_.report([Comparison("a", "b", old, new)]))["changes"]}
    assert paths >= {"lang", "counterpart", "takeaways", "pain_points", "opportunities", "metrics", "scale", "stages"}


def test_the_page_lists_them_and_links_to_the_whole_map() -> None:
    found = comparison(
        MAP.format("opportunities: {text: o, status: idea}"),
        MAP.format("status: approved\nopportunities: {text: o, status: done}\ntakeaways: [t]"),
    )
    page = html.report(found, Options()).decode()
    assert '<a class="dim" href="#_opportunities"><bdi>opportunity · status</bdi></a> <bdi>o: idea</bdi>' in page
    assert 'id="_opportunities"' in page
    assert '<bdi class="dim">takeaway</bdi> <bdi>t</bdi>' in page
