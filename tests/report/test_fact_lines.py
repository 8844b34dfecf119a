import yaml

from journeymap_cli.load.normalize import shapes
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.report.fact_lines import PLACES, fact_lines, is_journey
from journeymap_cli.yamlsource.read import read_yaml


def lines(text: str) -> list[str]:
    return list(fact_lines(read_yaml(text.encode()).data))


def parts(part: type[Model], seen: set[type[Model]]) -> set[type[Model]]:
    for shape in shapes(part).values():
        if shape.part and shape.part not in seen:
            parts(shape.part, seen | {part})
            seen |= {shape.part} | parts(shape.part, seen | {shape.part})
    return seen | {part}


def test_every_key_of_the_format_has_a_place() -> None:
    every = {key for part in parts(Journey, set()) for key in shapes(part)}
    assert len(every) > 60
    assert every - set(PLACES) == set()


def test_short_and_long_forms_orders_of_keys_and_quotes_are_the_same_lines() -> None:
    short = "title: x\nstages: [{name: A, goals: g, emotion: 1, pain_points: [{text: p, severity: minor}]}]"
    long = (
        'stages:\n- pain_points: {severity: "minor", text: p}\n  emotion: [{score: 1}]\n'
        '  goals: [{text: g}]\n  name: A\ntitle: "x"\n'
    )
    assert (
        lines(short)
        == lines(long)
        == [
            "title: x",
            "stage: A",
            "  goal: g",
            "  emotion: 1",
            "  pain point: p",
            "    severity: minor",
        ]
    )


def test_each_fact_is_one_line_whatever_it_holds() -> None:
    told = lines(
        yaml.safe_dump({"title": "a\nb\x1b[2J\u2028c", "stages": [{"name": "A", "x-k": {"y": [1, [2]]}, "goals": ""}]})
    )
    assert told == ["title: a b\\x1b[2J c", "stage: A", "  goal:", "  x-k:", "    y: 1", "    y: 2"]


def test_what_looks_like_a_map() -> None:
    assert is_journey({"stages": []})
    assert is_journey({"journeymap": "1"})
    assert not is_journey({"on": "push"})
    assert not is_journey([])
