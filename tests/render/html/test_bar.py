from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import ENGLISH
from journeymap_cli.render.html.bar import BarWidths, bar_widths
from journeymap_cli.view.lens import lens
from support.journeys import journey


def widths(*people: str, has_lanes: bool = True, is_compared: bool = False) -> BarWidths:
    personas = ", ".join(f"{{id: p{number}, {person}}}" for number, person in enumerate(people))
    above = lens(Analysis(journey(f"title: x\npersonas: [{personas}]\nstages: [a]")))
    return bar_widths(above, ENGLISH, has_lanes=has_lanes, is_compared=is_compared)


def test_roles_need_more_room_than_names_and_these_more_than_initials() -> None:
    found = widths("name: Wilhelmina Oberhauser, role: Head of purchasing", "name: Bartholomew Quigley")
    assert found.roles > found.names > found.initials
    assert found.phone_names > found.phone_initials
    assert found.names - found.initials == found.phone_names - found.phone_initials


def test_two_short_names_fit_every_window() -> None:
    assert not widths("name: Dana", "name: Priya").is_short
    assert widths(*(["name: Dana Oberhauser"] * 5)).is_short


def test_what_else_is_in_the_bar_takes_room() -> None:
    plain, compared = widths("name: Dana"), widths("name: Dana", is_compared=True)
    assert widths("name: Dana", has_lanes=False).names < plain.names < compared.names
    assert plain.phone_names == compared.phone_names


def test_on_a_phone_the_tools_and_the_personas_are_rows_above_the_last_one() -> None:
    assert [widths().rows, widths("name: Dana").rows, widths("name: Dana", "name: Priya").rows] == [0, 1, 1]
    assert widths("name: Dana", "name: Priya", is_compared=True).rows == 2
