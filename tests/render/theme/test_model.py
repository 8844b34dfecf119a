from journeymap_cli.load.normalize import shapes
from journeymap_cli.render.theme.model import Colors, ThemeFile
from journeymap_cli.render.theme.theme import Palette


def test_a_mode_has_every_colour_of_a_palette_and_no_other() -> None:
    assert list(shapes(Colors)) == list(Palette._fields)


def test_what_both_modes_share_is_described_as_in_a_mode() -> None:
    for key in ("personas", "emotions"):
        assert ThemeFile.model_fields[key].description == Colors.model_fields[key].description
