"""What differs in the whole map, in takeaways, and in feelings whose score follows from a word."""

import pytest

from support.change_lines import diff

MAP = "title: x\n{}\nstages: [{{name: A}}, {{id: b, name: B}}]\n"
NODE = "title: x\n{}stages: [{{id: a, name: A, {}}}]\n"


def of_map(old: str, new: str) -> list[str]:
    return diff(MAP.format(old), MAP.format(new))


def of_node(old: str, new: str, top: str = "") -> list[str]:
    return diff(NODE.format(top, old), NODE.format(top, new))


# Entries of the whole map


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "pain_points: slow", ["added pain_point pain_points.slow: None -> slow (worse)"]),
        ("pain_points: slow", "", ["removed pain_point pain_points.slow: slow -> None (better)"]),
        ("opportunities: One contact", "", ["removed opportunity opportunities.one-contact: One contact -> None"]),
        ("", "metrics: {id: n, name: NPS}", ["added metric metrics.n: None -> NPS"]),
        (
            "metrics: {name: NPS, value: 1}",
            "metrics: {name: NPS, value: 2}",
            ["changed metric metrics.nps.value: 1 -> 2 (better)"],
        ),
        (
            "opportunities: {text: one, status: idea}",
            "opportunities: {text: one, status: done}",
            ["changed opportunity opportunities.one.status: idea -> done (better)"],
        ),
        (
            "pain_points: {text: slow, stages: [a]}",
            "pain_points: {text: slow, stages: [a, b]}",
            ["changed pain_point pain_points.slow: ('a',) -> ('a', 'b')"],
        ),
        (
            "opportunities: {text: one, solutions: [u]}",
            "opportunities: {text: one, solutions: [u, v]}",
            ["added opportunity opportunities.one.solutions.v: None -> v"],
        ),
        (
            "pain_points: [Slow answers, dear]",
            "pain_points: [dear, Slow answers by mail]",
            [
                "moved pain_point pain_points.slow-answers-by-mail minor",
                "changed pain_point pain_points.slow-answers-by-mail.text: Slow answers -> Slow answers by mail",
            ],
        ),
    ],
)
def test_entries_of_the_whole_map(old: str, new: str, found: list[str]) -> None:
    assert of_map(old, new) == found


def test_they_move_from_and_to_stages() -> None:
    whole = "title: x\npain_points: {text: Slow, stages: a}\nstages: [A]"
    part = "title: x\nstages: [{name: A, pain_points: Slow}]"
    assert diff(whole, part) == ["moved pain_point a.pain_points.slow: None -> a"]
    assert diff(part, whole) == ["moved pain_point pain_points.slow: a -> None"]


def test_references_that_follow_a_renamed_stage_are_no_change() -> None:
    text = "title: x\ntakeaways: {{text: t, at: {0}}}\nmetrics: {{name: m, stages: {0}}}\n"
    text += "stages: [{{name: {0}, goals: [one goal, two goals]}}, Z]"
    assert diff(text.format("look"), text.format("looking")) == ["renamed stage looking: look -> looking"]


# Takeaways


def test_takeaways_pair_by_what_they_say() -> None:
    old = "takeaways: [Keys arrive late, {text: Nobody answers, at: a}, Prices are hidden]"
    new = "takeaways: [{text: Nobody answers, at: [a, b]}, Keys arrive too late, Forms are long]"
    assert of_map(old, new) == [
        "moved journey takeaways.nobody-answers minor",
        "added journey takeaways.forms-are-long: None -> Forms are long",
        "removed journey takeaways.prices-are-hidden: Prices are hidden -> None",
        "changed journey takeaways.keys-arrive-too-late.text: Keys arrive late -> Keys arrive too late",
        "changed journey takeaways.nobody-answers.at: ('a',) -> ('a', 'b')",
    ]


# Other fields


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("lang: en", "lang: pt-BR", "lang: en -> pt-BR"),
        ("", "lang: ar", "lang: None -> ar"),
    ],
)
def test_fields_of_the_map_are_neutral(old: str, new: str, field: str) -> None:
    assert of_map(old, new) == [f"changed journey {field}"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("when: Day 1", "when: Day 2", "changed stage a.when: Day 1 -> Day 2"),
        ("duration: 1w-2w", "duration: 1w-3w", "changed stage a.duration: 1w-2w -> 1w-3w"),
        ("moment_of_truth: Trust", "moment_of_truth: true", "changed stage a.moment_of_truth: Trust -> True"),
        ("pain_points: p", "pain_points: {text: p, severity: severe}", "severity: None -> severe"),
        ("pain_points: {text: p, severity: minor}", "pain_points: p", "severity: minor -> None"),
        ("opportunities: p", "opportunities: {text: p, priority: 1}", "priority: None -> 1"),
        ("goals: {text: g, description: d}", "goals: {text: g, description: e}", "description: d -> e"),
        ("next: exit", "next: end", "added transition a.next.end: None -> end"),
    ],
)
def test_fields_of_a_stage_and_its_entries_are_neutral(old: str, new: str, found: str) -> None:
    last = of_node(old, new)[0]
    assert last.endswith(found)


def test_durations_that_mean_the_same_are_no_change() -> None:
    assert of_node("duration: 1.0w-2w", "duration: 1w-2.0w") == []


# Scores that follow from words

SCALE = "scale: {labels: {-2: [frustrated, 😡], 2: delighted}}\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("delighted", "frustrated", ["label: delighted -> frustrated (worse)"]),
        ("😡", "🙂 better", ["label: 😡 -> 🙂 better (better)"]),
        ("calm", "frustrated", ["label: calm -> frustrated"]),
        ("frustrated", "😡", ["label: frustrated -> 😡"]),
        ("delighted", "{label: delighted, score: 2}", []),
        ("delighted", "{label: delighted, score: 1}", ["score: 2 -> 1 (worse)"]),
        ("-1", "delighted", ["label: None -> delighted", "score: -1 -> 2 (better)"]),
        ("{score: 1, label: delighted}", "{score: 1, label: frustrated}", ["label: delighted -> frustrated"]),
        (
            "{label: [delighted, frustrated]}",
            "{label: [frustrated, delighted]}",
            ["label: ('delighted', 'frustrated') -> ('frustrated', 'delighted') (worse)"],
        ),
        (
            "{label: [curious, calm]}",
            "{label: [calm, curious]}",
            ["label: ('curious', 'calm') -> ('calm', 'curious') minor"],
        ),
    ],
)
def test_a_word_weighs_as_much_as_its_score(old: str, new: str, found: list[str]) -> None:
    changes = of_node(f"emotion: {old}", f"emotion: {new}", SCALE)
    assert changes == [f"changed emotion a.emotion.*.{change}" for change in found]


def test_a_new_step_weighs_what_its_words_say() -> None:
    text = SCALE + "title: x\nstages: [{name: A, steps: [B%s]}]"
    assert diff(text % "", text % ", {name: C, emotion: delighted}") == ["added step a.c: None -> C (better)"]


def test_another_score_of_a_word_of_the_scale_changes_what_was_felt() -> None:
    text = "title: x\nscale: {labels: {%s: calm}}\nstages: [{name: A, emotion: calm}]"
    scale, emotion = diff(text % "-2", text % "2")
    assert scale.startswith("changed journey scale")
    assert emotion == "changed emotion a.emotion.*.score: -2 -> 2 (better)"
