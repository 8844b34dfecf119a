from journeymap_cli.facts.cast import cast
from journeymap_cli.render.look import Look
from journeymap_cli.render.pills import Pill, avatar, drawn, grid, grid_width, pill, score
from journeymap_cli.render.theme import DEFAULT
from journeymap_cli.view.flow import Mark
from journeys import journey

LOOK = Look(DEFAULT, cast(journey("{title: x, personas: [{id: a, name: Ann}], stages: [A]}")))


def test_a_pill_is_as_wide_as_its_text_but_never_narrow() -> None:
    assert pill("A", "#ffffff").width == pill("i", "#ffffff").width < pill("+1.25", "#ffffff").width


def test_initials_stand_on_the_colour_of_their_persona() -> None:
    assert avatar("a", LOOK)[:2] == ("A", LOOK.colors["a"])
    assert avatar("somebody", LOOK).text == "?"


def test_a_change_is_told_in_its_order_on_the_colour_of_its_end() -> None:
    assert score([Mark("−2", 0), Mark("+1", 3)], LOOK)[:2] == ("−2→+1", LOOK.light.emotions[3])


def test_text_on_a_pill_can_be_read() -> None:
    assert 'COLOR="#ffffff"' in drawn(pill("A", "#123456"))
    assert 'COLOR="#000000"' in drawn(pill("A", "#ffee00"))


def test_columns_of_a_grid_are_equally_wide() -> None:
    wide, narrow = pill("+1.25", "#ffffff"), pill("A", "#ffffff")
    rows: list[list[Pill | None]] = [[narrow, narrow], [wide, None]]
    assert grid(rows).count(f'WIDTH="{wide.width}" HEIGHT') >= 4
    assert grid_width(rows) == 2 * wide.width + 6
    assert grid([]) == ""
