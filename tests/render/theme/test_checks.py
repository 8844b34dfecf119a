import pytest

from journeymap_cli.render.theme.checks import check_theme, readable, unreadable_ground, with_colors
from journeymap_cli.render.theme.contrast import contrast
from journeymap_cli.render.theme.theme import DEFAULT


@pytest.mark.parametrize(
    "font",
    [
        "Arial</style><script>alert(1)</script>",
        'A", url(//x.example)',
        "A;}",
        "A\\41",
        "A  B",
        "-A",
        "A-",
        "A_B",
        "A\nB",
        "A'B",
        "x" * 100,
    ],
)
def test_a_font_is_letters_digits_single_spaces_and_hyphens(font: str) -> None:
    [problem] = check_theme({"fonts": ["Source Sans 3", font]})
    assert problem.message.endswith("is not a font name")
    assert problem.path == ("fonts", 1)


def test_each_mode_has_a_colour_for_every_face() -> None:
    five = ["#fff"] * 5
    assert list(check_theme({"emotions": five, "dark": {"emotions": five}})) == []
    problems = list(check_theme({"emotions": five[1:], "dark": {"emotions": [*five, "#fff"]}}))
    assert [problem.path for problem in problems] == [("emotions",), ("dark", "emotions")]


def test_values_of_the_wrong_type_are_left_to_the_schema() -> None:
    assert list(check_theme({"fonts": [["a"], {}], "emotions": "red", "light": "dark"})) == []


def test_an_ink_is_made_darker_until_it_is_readable() -> None:
    pale = DEFAULT.light._replace(accent="#ffff00")
    palette = readable(pale, DEFAULT.stages)
    assert contrast(palette.accent, palette.page) >= 4.5
    assert with_colors(palette, {"accent": pale.accent}) == pale


def test_a_dark_ground_beside_a_light_surface_is_not_readable() -> None:
    assert unreadable_ground(DEFAULT.light, DEFAULT.stages) is None
    assert unreadable_ground(DEFAULT.light._replace(soft="#000"), DEFAULT.stages) == "soft"
    assert unreadable_ground(DEFAULT.light._replace(surface="#757575"), DEFAULT.stages) is not None
