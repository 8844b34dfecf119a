"""--theme, and the theme and the formats that the settings name."""

from pathlib import Path

import pytest

from support.commands import journeymap

MAP = "title: T\nstages: [a]\n"
PURPLE = 'accent: "#7a1fa2"\n'
PNG = b"\x89PNG\r\n\x1a\n...."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a map, in a folder with a file that is none of ours."""
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "x.yaml").write_text(MAP)
    (folder / "brand.yaml").write_text(PURPLE)
    (tmp_path / "outside.yaml").write_text("secret: of this machine\n")
    return folder


def settings(home: Path, text: str) -> None:
    (home / ".journeymap.toml").write_text(f"[render]\n{text}\n")


def drawn(home: Path, *args: str) -> str:
    done = journeymap("render", "x.yaml", "-o", "-", *args, at=home)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode()


@pytest.mark.parametrize("format_", ["html", "svg", "dot"])
def test_a_theme_colours_page_and_diagrams(home: Path, format_: str) -> None:
    assert "#7a1fa2" in drawn(home, "-f", format_, "--theme", "brand.yaml")
    assert "#7a1fa2" not in drawn(home, "-f", format_)


def test_the_name_of_a_built_in_theme_is_that_theme(home: Path) -> None:
    (home / "ink").write_text(PURPLE)
    assert drawn(home, "--theme", "ink") not in (drawn(home), drawn(home, "--theme", "./ink"))
    assert drawn(home, "--theme", "default") == drawn(home)


def test_a_logo_is_looked_for_beside_the_theme(home: Path) -> None:
    own = home / "themes"
    own.mkdir()
    (own / "brand.yaml").write_text("logo: logo.png\n")
    (own / "logo.png").write_bytes(PNG)
    assert "data:image/png" in drawn(home, "--theme", "themes/brand.yaml")


def test_what_is_wrong_in_a_theme_is_shown_where_it_is(home: Path) -> None:
    (home / "brand.yaml").write_text('acent: "#7a1fa2"\n')
    done = journeymap("render", "x.yaml", "--theme", "brand.yaml", at=home)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "error[unknown-key]: unknown key 'acent'\n"
        " --> brand.yaml:1:1\n"
        "  |\n"
        '1 | acent: "#7a1fa2"\n'
        "  | ^^^^^ did you mean 'accent'?\n\n"
    )
    assert not (home / "x.html").exists()


def test_a_warning_is_reported_once_and_the_map_is_drawn(home: Path) -> None:
    (home / "y.yaml").write_text(MAP)
    (home / "brand.yaml").write_text('light:\n  accent: "#ff0"\n')
    done = journeymap("render", "x.yaml", "y.yaml", "--theme", "brand.yaml", at=home)
    assert done.returncode == 0
    assert done.stderr.decode().count("warning[bad-value]: '#ff0' has too little contrast") == 1
    assert (home / "x.html").exists()
    assert drawn(home, "--theme", "brand.yaml", "-q")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("dsk", "there is no theme 'dsk': did you mean 'dusk'?"),
        ("no-such", "there is no theme 'no-such': name a file, or one of default, dusk, ink"),
        ("no.yaml", "cannot read 'no.yaml': no such file or directory"),
        ("../maps", "cannot read '../maps': it is a folder"),
        ("", "cannot read '.': it is a folder"),
    ],
)
def test_a_theme_that_is_not_there(home: Path, word: str, said: str) -> None:
    done = journeymap("render", "x.yaml", "--theme", word, at=home)
    assert (done.returncode, done.stderr.decode()) == (2, f"error: {said}\n")


def test_the_settings_name_theme_and_formats(home: Path) -> None:
    settings(home, 'theme = "brand.yaml"\nformats = ["html", "svg"]')
    done = journeymap("render", "maps/x.yaml", at=home.parent)
    assert done.returncode == 0
    assert "#7a1fa2" in (home / "x.html").read_text(encoding="utf-8")
    assert "#7a1fa2" in (home / "x.svg").read_text(encoding="utf-8")


def test_the_settings_may_name_a_built_in_theme(home: Path) -> None:
    before = drawn(home, "--theme", "ink")
    settings(home, 'theme = "ink"')
    assert drawn(home) == before


def test_what_is_typed_comes_before_the_settings(home: Path) -> None:
    plain = drawn(home)
    settings(home, 'theme = "brand.yaml"\nformats = ["svg", "md"]')
    assert drawn(home, "--theme", "default", "-f", "html") == plain
    assert journeymap("render", "x.yaml", "-o", "one.json", at=home).returncode == 0
    assert [path.name for path in home.glob("[ox]*.*") if path.suffix != ".yaml"] == ["one.json"]


def test_standard_output_takes_the_first_of_the_usual_formats(home: Path) -> None:
    settings(home, 'formats = ["md", "svg"]')
    assert drawn(home).startswith("# T")
    typed = journeymap("render", "-", at=home, typed=MAP.encode())
    assert typed.stdout.startswith(b"# T")


def test_maps_of_two_folders_have_their_own_settings(home: Path) -> None:
    settings(home, 'theme = "brand.yaml"')
    other = home.parent / "other"
    other.mkdir()
    (other / "y.yaml").write_text(MAP)
    (other / ".journeymap.toml").write_text('[render]\nformats = ["svg"]\n')
    assert journeymap("render", "maps/x.yaml", "other/y.yaml", at=home.parent).returncode == 0
    assert "#7a1fa2" in (home / "x.html").read_text(encoding="utf-8")
    assert "#7a1fa2" not in (other / "y.svg").read_text(encoding="utf-8")
    assert not (other / "y.html").exists()


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ("../outside.yaml", "error[outside-folder]: '../outside.yaml' is outside the folder of the settings\n"),
        ("no.yaml", "error[missing-file]: there is no theme 'no.yaml'\n --> .journeymap.toml:2:1\n"),
    ],
)
def test_settings_lead_to_no_file_outside_and_show_nothing_of_it(home: Path, theme: str, said: str) -> None:
    settings(home, f'theme = "{theme}"')
    done = journeymap("render", "x.yaml", at=home)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert b"secret" not in done.stderr


def test_check_knows_the_theme(home: Path) -> None:
    assert journeymap("render", "x.yaml", at=home).returncode == 0
    assert journeymap("render", "x.yaml", "--check", at=home).returncode == 0
    settings(home, 'theme = "brand.yaml"')
    stale = journeymap("render", "x.yaml", "--check", at=home)
    assert (stale.returncode, stale.stderr.decode()) == (1, "x.html is stale: run journeymap render again\n")
