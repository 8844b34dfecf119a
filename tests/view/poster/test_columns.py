import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.view.poster.columns import column_width
from journeymap_cli.view.poster.poster import poster
from journeymap_cli.view.poster.shapes import COLUMN, MOST_COLUMN, TextBlock
from journeymap_cli.view.swimlanes import swimlanes
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


def lines(map_: str) -> list[str]:
    marks = poster(Analysis(journey(map_))).marks
    return [line for mark in marks if isinstance(mark, TextBlock) for line in mark.lines]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", PLACES)
def test_a_compound_of_twenty_to_thirty_letters_stays_whole(place: str, word: str) -> None:
    assert word in lines("title: x\n" + place.format(word))


@pytest.mark.parametrize("place", PLACES)
def test_a_longer_word_has_a_hyphen(place: str) -> None:
    shown = lines("title: x\n" + place.format("Rechtsschutzversicherungsgesellschaftsangelegenheiten"))
    start = next(line for line in shown if line.startswith("Rechts"))
    assert start.endswith("-")


@pytest.mark.parametrize(
    "words", ["short", "https://example.org/" + "part/" * 9, "ค้นหาเอกสารการชำระ" * 3, "日本語" * 20]
)
def test_columns_are_as_wide_as_usual_without_long_words(words: str) -> None:
    table = swimlanes(Analysis(journey(f"{{title: x, stages: [{{name: S, goals: ['{words}']}}]}}")))
    assert column_width(table) == COLUMN


def test_columns_grow_up_to_a_limit() -> None:
    table = swimlanes(Analysis(journey(f"{{title: x, stages: [{{name: S, goals: [{'a' * 99}]}}]}}")))
    assert column_width(table) == MOST_COLUMN
