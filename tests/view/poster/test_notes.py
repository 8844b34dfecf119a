from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import ENGLISH
from journeymap_cli.view.curve import Point, curve
from journeymap_cli.view.geometry import Area
from journeymap_cli.view.poster.notes import notes, word_and_quote
from journeymap_cli.view.poster.shapes import Box, ColorRole, HorizontalRule, Mark, Spline, TextBlock, flat
from support.journeys import journey

ROOM = Area(0, 0, 300, 200)
INK = ColorRole("ink")


def points(*quotes: str) -> list[Point]:
    stages = ", ".join(
        f'{{name: S{at}, emotion: {{score: {at}, quote: "{quote}"}}}}' for at, quote in enumerate(quotes)
    )
    found = curve(Analysis(journey(f"{{title: x, stages: [{stages}]}}")))
    assert found
    return list(found.points())


def placed(found: list[Point], marks: list[Mark], left: float = 150, top: float = 100) -> list[TextBlock]:
    words, _ = notes([(point, left, top) for point in found], marks, ROOM, ENGLISH)
    return [mark for mark in flat(words) if isinstance(mark, TextBlock)]


def test_word_and_quote_are_one_text() -> None:
    assert word_and_quote("glad", "At last!", ENGLISH) == "glad “At last!”"
    assert word_and_quote(None, "At last!", ENGLISH) == "“At last!”"
    assert word_and_quote("glad", None, ENGLISH) == "glad"
    assert word_and_quote("", None, ENGLISH) == ""


def test_a_note_stands_at_the_right_where_it_is_free() -> None:
    [note] = placed(points("Two days?"), [])
    assert note.x > 150
    assert note.y < 100 < note.y + note.height


def test_a_note_goes_where_nothing_is() -> None:
    right: Mark = Box(155, 90, 100, 20, INK)
    [note] = placed(points("Two days?"), [right])
    assert note.x + note.width < 150
    left: Mark = Box(0, 90, 145, 20, INK)
    [note] = placed(points("Two days?"), [right, left])
    assert note.y > 100


def test_lines_and_rules_are_in_the_way_and_the_ground_is_not() -> None:
    stroke = Spline(((150, 100), (180, 100), (270, 100), (300, 100)), INK)
    assert placed(points("Two days?"), [stroke])[0].x < 150
    assert placed(points("Two days?"), [HorizontalRule(150, 100, 150, INK)])[0].x < 150
    assert placed(points("Two days?"), [Box(0, 0, 300, 200, INK, ground=True)])[0].x > 150


def test_without_room_there_is_no_note() -> None:
    words, paths = notes(
        [(point, 150, 100) for point in points("Two days?")], [Box(0, 0, 300, 200, INK)], ROOM, ENGLISH
    )
    assert (words, paths) == ((), frozenset())


def test_the_low_points_come_first() -> None:
    low, high = points("low", "high")
    others: list[Mark] = [Box(0, 0, 300, 85, INK), Box(0, 115, 300, 85, INK), Box(0, 85, 145, 30, INK)]
    assert [note.lines for note in placed([high, low], others)] == [("“low”",)]


def test_two_notes_do_not_overlap() -> None:
    first, second = placed(points("low", "high"), [])
    assert first.x != second.x


def test_a_note_may_be_narrower_or_further_away_where_several_widths_are_tried() -> None:
    [point] = points("Two days for a key")
    walls: list[Mark] = [Box(0, 0, 118, 200, INK), Box(182, 0, 118, 200, INK)]
    around: list[Mark] = [Box(130, 80, 40, 40, INK)]
    place = [(point, 150.0, 100.0)]
    assert not notes(place, [*walls, *around], ROOM, ENGLISH)[0]
    [note] = flat(notes(place, [*walls, *around], ROOM, ENGLISH, (112, 60))[0])
    assert isinstance(note, TextBlock)
    assert len(note.lines) > 1
    assert note.y >= 120 or note.y + note.height <= 80


def test_a_note_is_nowhere_nearer_to_another_point_where_several_widths_are_tried() -> None:
    first, second = points("Two days", "")
    blocked: list[Mark] = [Box(0, 0, 145, 200, INK), Box(146, 0, 100, 85, INK), Box(146, 112, 100, 85, INK)]
    place = [(first, 150.0, 100.0), (second, 166.0, 100.0)]
    assert notes(place, blocked, ROOM, ENGLISH, (112,))[0]
    assert not notes(place, blocked, ROOM, ENGLISH, (112, 60))[0]
