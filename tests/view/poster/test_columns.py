from itertools import pairwise

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import language_of
from journeymap_cli.view.poster.columns import LEAST, MOST, column_edges, label_width, parts_within
from journeymap_cli.view.poster.poster import plan, poster
from journeymap_cli.view.poster.shapes import TextBlock
from journeymap_cli.view.poster.text import TextSetter
from journeymap_cli.view.swimlanes import Swimlanes, swimlanes
from support.journeys import journey

WORDS = ["Versicherungsantragsformulare", "Datenschutzgrundverordnung", "Kundenzufriedenheitsumfragen"]
PLACES = [
    "stages: [{{name: {}}}]",
    "stages: [{{name: S, steps: [{{name: {}}}]}}]",
    "stages: [{{name: S, goals: [{}, b]}}]",
    "stages: [{{name: S, pain_points: [{}]}}]",
    "stages: [{{name: S, opportunities: [{{text: a, owner: {}}}]}}]",
    "stages: [{{name: S, touchpoints: [{{text: a, channel: {}}}]}}]",
]


def table(map_: str) -> Swimlanes:
    return swimlanes(Analysis(journey(map_)))


def lines(map_: str) -> list[str]:
    marks = poster(Analysis(journey(map_))).marks
    return [line for mark in marks if isinstance(mark, TextBlock) for line in mark.lines]


def widths(map_: str, language: str | None = None) -> list[float]:
    edges = column_edges(table(map_), TextSetter(language_of(language)), 0)
    return [right - left for left, right in pairwise(edges)]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", PLACES)
def test_a_long_word_is_divided_only_at_its_syllables(place: str, word: str) -> None:
    shown = lines("title: x\nlang: de\n" + place.format(word))
    start = next(at for at, line in enumerate(shown) if line.startswith(word[:3]))
    found = shown[start]
    while found.endswith("-"):
        start += 1
        found = found[:-1] + shown[start]
    assert found == word


@pytest.mark.parametrize(
    "words", ["short", "https://example.org/" + "part/" * 4, "日本語" * 8, "a few words of any usual length"]
)
def test_columns_are_narrow_without_long_words(words: str) -> None:
    assert widths(f"{{title: x, stages: [{{name: S, goals: ['{words}']}}]}}") == [LEAST]


def test_each_column_is_as_wide_as_its_own_content_needs() -> None:
    much, long = "some words " * 12, "Wort" * 5
    text = f"{{title: x, stages: [S, {{name: T, goals: ['{much}']}}, {{name: U, goals: [{long}]}}]}}"
    first, second, third = widths(text)
    assert first == LEAST < second < MOST
    assert LEAST < third < MOST


def test_columns_grow_up_to_a_limit() -> None:
    assert widths(f"{{title: x, stages: [{{name: S, goals: [{'1x' * 99}]}}]}}") == [MOST]


def test_a_column_has_room_for_the_scores_of_many() -> None:
    people = ", ".join(f"{{id: p{number}, name: P{number}}}" for number in range(20))
    facts = Analysis(journey(f"{{title: x, personas: [{people}], stages: [{{name: S, emotion: 1}}, T]}}"))
    start, end, *_ = plan(facts, 0, None).edges
    assert end - start > 120 > LEAST


def test_columns_are_hyphenated_in_the_language_of_the_map() -> None:
    text = "{title: x, stages: [{name: Krankenversicherungsnachweis}]}"
    assert widths(text, "de")[0] < 140


def test_few_columns_take_the_room_there_is() -> None:
    edges = column_edges(table("{title: x, stages: [S, T]}"), TextSetter(), 400)
    assert edges == (0, 200, 400)


def test_labels_are_as_wide_as_their_longest_word() -> None:
    assert label_width(table("{title: x, stages: [S]}"), TextSetter()) == 72
    wide = label_width(table("{title: x, stages: [{name: S, opportunities: [a]}]}"), TextSetter())
    assert 72 < wide < 100


@pytest.mark.parametrize(
    ("room", "parts"),
    [
        (None, [(0, 6)]),
        (600, [(0, 6)]),
        (599, [(0, 3), (3, 6)]),
        (300, [(0, 3), (3, 6)]),
        (299, [(0, 2), (2, 3), (3, 5), (5, 6)]),
        (50, [(at, at + 1) for at in range(6)]),
    ],
)
def test_a_wide_table_is_split_between_its_stages(room: float | None, parts: list[tuple[int, int]]) -> None:
    map_ = table("{title: x, stages: [{name: S, steps: [a, b, c]}, {name: T, steps: [d, e, f]}]}")
    edges = tuple(float(100 * at) for at in range(7))
    assert [(part.start, part.stop) for part in parts_within(map_, edges, room)] == parts
