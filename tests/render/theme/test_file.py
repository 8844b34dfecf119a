"""Theme files are read as strictly as maps, and what they say can be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journeymap_cli.errors import InvalidThemeError
from journeymap_cli.load.normalize import shapes
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.render.graphviz import svg
from journeymap_cli.render.html import page as html
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme import logo
from journeymap_cli.render.theme.contrast import contrast
from journeymap_cli.render.theme.file import LoadedTheme, built_in, built_in_theme, load_theme
from journeymap_cli.render.theme.model import Colors
from journeymap_cli.render.theme.theme import DEFAULT, Palette, Theme
from support.journeys import journey
from support.pages import page

MAP = "title: T\npersonas: [{id: a, name: A, color: '#ff0000'}]\nstages: [{name: S, emotion: 1}, {name: R, emotion: 2}]"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
PICTURES = {
    "x.png": (b"\x89PNG\r\n\x1a\n....", "image/png"),
    "x.jpg": (b"\xff\xd8\xff\xe0....", "image/jpeg"),
    "x.webp": (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
    "x.svg": (SVG, "image/svg+xml"),
    "y.svg": (b'<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>\n<!-- b -->' + SVG, "image/svg+xml"),
    "z.svg": (b"\xef\xbb\xbf" + SVG, "image/svg+xml"),
}
NO_PICTURES = {
    "page.svg": b"<html><svg></svg></html>",
    "text.png": b"no picture",
    "empty.png": b"",
    "entities.svg": b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>',
    "script.svg": b"<!-- <svg> --><script>alert(1)</script>",
    "wave.webp": b"RIFF\0\0\0\0WAVEfmt ",
    "comments.svg": b"<!---->" * 20_000,
}


def loaded(text: str, folder: Path = Path()) -> LoadedTheme:
    return load_theme(text.encode(), str(folder / "brand.yaml"))


def refused(text: str, folder: Path = Path()) -> list[Problem]:
    with pytest.raises(InvalidThemeError) as caught:
        loaded(text, folder)
    return list(caught.value.problems)


def drawn(theme: Theme) -> str:
    return page(MAP, Options(theme=theme))


def test_a_file_that_says_nothing_is_the_default() -> None:
    theme = loaded("").theme
    assert (theme.light, theme.dark, theme.stages, theme.fonts) == (
        DEFAULT.light,
        DEFAULT.dark,
        DEFAULT.stages,
        DEFAULT.fonts,
    )
    assert drawn(theme) == drawn(DEFAULT)


def test_one_colour_is_a_theme() -> None:
    theme = loaded('accent: "#7a1fa2"').theme
    assert theme.light.accent == "#7a1fa2"
    assert contrast(theme.dark.accent, theme.dark.surface) >= 4.5
    assert theme.stages[0] == "#7a1fa2"
    assert len(set(theme.stages)) == 2
    assert theme.light.ink == DEFAULT.light.ink


def test_a_mode_comes_before_what_holds_for_both() -> None:
    theme = loaded('accent: "#7a1fa2"\npersonas: "#111"\ndark: {accent: "#fff", personas: ["#eee", "#ddd"]}').theme
    assert (theme.light.accent, theme.dark.accent) == ("#7a1fa2", "#fff")
    assert (theme.light.personas, theme.dark.personas) == (("#111",), ("#eee", "#ddd"))


def test_a_file_names_every_colour_of_a_palette_and_no_other() -> None:
    assert list(shapes(Colors)) == list(Palette.__dataclass_fields__)


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("acent: '#fff'", 1, 1, "unknown key 'acent'", "did you mean 'accent'?"),
        ("light:\n  papr: '#fff'", 2, 3, "unknown key 'papr'", None),
        ("accent: red", 1, 9, "'red' is not a colour", None),
        ('accent: "url(//x.example)"', 1, 9, "'url(//x.example)' is not a colour", None),
        ('accent: "#fff;}body{display:none"', 1, 9, "'#fff;}body{display:none' is not a colour", None),
        ("stages: ['#fff', '#ffff']", 1, 18, "'#ffff' is not a colour", None),
        ("light: {ink: [a]}", 1, 14, "expected text, found a list", None),
        ("light: dark", 1, 8, "expected a mapping, found text", None),
        ("- accent", 1, 1, "the file is a list, not a mapping", None),
        ("accent", 1, 1, "the file is a text, not a mapping", None),
        ("accent: '#fff'\naccent: '#000'", 2, 1, None, None),
        ("a: [", 1, 4, None, None),
        ("!!python/object:os.system {}", 1, 1, None, None),
        ("emotions: ['#fff']", 1, 1, "there are 5 faces, and 1 colours for them", None),
        ("dark:\n  emotions: ['#fff', '#fff']", 2, 3, "there are 5 faces, and 2 colours for them", None),
        ("patterns: maybe", 1, 11, "'maybe' is neither true nor false", None),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    text: str, line: int, column: int, message: str | None, hint: str | None
) -> None:
    problem = refused(text)[0]
    assert (problem.where.line, problem.where.column) == (line, column)
    assert problem.file == "brand.yaml"
    assert message is None or problem.message == message
    assert hint is None or problem.hint == hint


def test_everything_wrong_is_told_at_once() -> None:
    text = "acent: '#fff'\nfonts: [a;b]\nlogo: ../x.png\nlight: {ink: no}\nemotions: ['#fff']"
    assert sorted(problem.where.line for problem in refused(text)) == [1, 2, 3, 4, 5]


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
def test_a_font_is_letters_digits_blanks_and_hyphens(font: str) -> None:
    (problem,) = refused(
        "fonts:\n  - " + '"' + font.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    )
    assert problem.message.endswith("is no name of a font")
    assert problem.where.line == 2


def test_fonts_come_first_in_the_page_and_in_drawings_with_texts() -> None:
    theme = loaded("fonts: [Source Sans 3, serif, 游ゴシック]").theme
    assert '"Source Sans 3",serif,"游ゴシック",ui-sans-serif' in drawn(theme)
    text = svg.render(journey(MAP), Options(theme=theme)).decode()
    assert "font-family=\"'Source Sans 3',serif,'游ゴシック', Inter" in text
    assert "Source" not in svg.render(journey(MAP), Options()).decode()


def test_a_line_in_another_font_stays_as_wide_as_it_was_laid_out() -> None:
    text = svg.render(journey(MAP), Options(theme=loaded("fonts: Georgia").theme)).decode()
    assert text.count("'Georgia'") == text.count("textLength") > 0


@pytest.mark.parametrize("name", PICTURES)
def test_a_logo_is_known_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    content, kind = PICTURES[name]
    (tmp_path / name).write_bytes(content)
    theme = loaded(f"logo: {name}", tmp_path).theme
    assert theme.logo
    assert theme.logo.picture.startswith(f"data:{kind};base64,")
    assert f'<img class="logo" src="{theme.logo.picture}" alt="Logo">' in drawn(theme).replace("&#43;", "+")


def test_a_script_in_a_logo_is_in_no_markup(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_bytes(SVG)
    text = drawn(loaded("logo: {file: x.svg, dark: x.svg, text: '\"><script>'}", tmp_path).theme)
    assert "alert(1)" not in text
    assert text.count("<script>") == 1
    assert text.count("data:image/svg+xml") + text.count("data:image/svg&#43;xml") == 2


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_picture_is_no_logo(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(NO_PICTURES[name])
    (problem,) = refused(f"logo: {name}", tmp_path)
    assert problem.message == f"'{name}' is neither PNG, JPEG, WebP nor SVG by its content"
    assert problem.where.column == 7


def _outside(folder: Path) -> str:
    return "../x.png"


def _absolute(folder: Path) -> str:
    return str(folder.parent / "x.png")


def _link(folder: Path) -> str:
    (folder / "link.png").symlink_to(folder.parent / "x.png")
    return "link.png"


@pytest.mark.parametrize("way", [_outside, _absolute, _link])
def test_a_logo_lies_in_the_folder_of_the_theme(tmp_path: Path, way: Callable[[Path], str]) -> None:
    (tmp_path / "x.png").write_bytes(PICTURES["x.png"][0])
    own = tmp_path / "own"
    own.mkdir()
    (problem,) = refused(f"logo:\n  dark: '{way(own)}'\n  file: {way.__name__}.png", own)[:1]
    assert problem.message.endswith("leads out of the folder of the theme")
    assert problem.where.line == 2


def test_a_logo_may_lie_deeper(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "x.png").write_bytes(PICTURES["x.png"][0])
    assert loaded("logo: img/x.png", tmp_path).files == (tmp_path / "brand.yaml", tmp_path / "img" / "x.png")


def test_a_logo_that_is_not_there_or_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "fits.png").write_bytes(PICTURES["x.png"][0].ljust(logo.MOST_BYTES, b"."))
    (tmp_path / "large.png").write_bytes(PICTURES["x.png"][0].ljust(logo.MOST_BYTES + 1, b"."))
    assert loaded("logo: fits.png", tmp_path).theme.logo
    assert refused("logo: large.png", tmp_path)[0].message == "'large.png' has more than 200 kB"
    assert refused("logo: none.png", tmp_path)[0].message == "'none.png' names no file"
    assert refused("logo: .", tmp_path)[0].message == "'.' names no file"


def test_a_colour_that_cannot_be_read_is_made_darker_and_told() -> None:
    found = loaded('light:\n  accent: "#ffff00"\n  edge: "#fff"')
    accent, edge = found.warnings
    assert (accent.severity, accent.where.line, edge.where.line) == (Severity.WARNING, 2, 3)
    assert found.theme.light.accent in accent.message
    assert contrast(found.theme.light.accent, found.theme.light.page) >= 4.5
    assert contrast(found.theme.light.edge, found.theme.light.page) >= 3


def test_inks_of_the_default_yield_to_grounds_of_a_theme_without_a_word() -> None:
    found = loaded('light: {page: "#bbb", surface: "#ccc", soft: "#bbb", pain: "#ccc", chance: "#ccc"}')
    assert found.warnings == ()
    assert contrast(found.theme.light.muted, "#bbb") >= 4.5
    assert found.theme.light.muted != DEFAULT.light.muted


@pytest.mark.parametrize(
    ("text", "line"), [("light:\n  page: '#000'", 2), ("dark:\n  star: '#fff'\n  surface: '#fff'", 3)]
)
def test_grounds_on_which_no_ink_reads_are_refused(text: str, line: int) -> None:
    (problem,) = refused(text)
    assert problem.message.startswith("no text reads on both page")
    assert problem.where.line == line


def test_a_ground_that_is_neither_dark_nor_light_is_refused() -> None:
    grounds = ("page", "surface", "soft", "pain", "chance")
    (problem,) = refused("light:\n" + "".join(f"  {name}: '#757575'\n" for name in grounds))
    assert problem.message == "surface #757575 is neither dark nor light enough for text"
    assert problem.where.line == 3


def test_colours_without_quotes_are_comments_and_told() -> None:
    (problem,) = loaded("accent: #fff").warnings
    assert problem.rule == "comment-cuts-text"


def test_there_are_two_built_in_themes_beside_the_default() -> None:
    assert built_in() == ["default", "dusk", "ink"]
    assert built_in_theme("default") is DEFAULT


def _values(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [color for each in value for color in _values(each)]


def test_ink_has_no_colour_and_takes_none_from_the_map() -> None:
    ink = built_in_theme("ink")
    palettes = (getattr(ink, mode) for mode in ("light", "dark"))
    colors = _values([[getattr(each, name) for name in Palette.__dataclass_fields__] for each in palettes])
    assert len(colors) > 30
    assert [color for color in (*colors, *ink.stages) if color[1:3] * 3 != color[1:]] == []
    assert "#ff0000" in drawn(DEFAULT)
    assert "#ff0000" not in drawn(ink)
    assert b"#ff0000" not in svg.render(journey(MAP), Options(theme=ink))


def test_lines_of_personas_differ_by_dashes_where_colours_do_not() -> None:
    text = """
title: T
personas: [{id: a, name: A}, {id: b, name: B}]
stages:
  - {name: S, emotion: [{persona: a, score: 1}, {persona: b, score: 2}]}
  - {name: R, emotion: [{persona: a, score: 2}, {persona: b, score: 1}]}
"""
    plain, ink = (
        svg.render(journey(text), Options(theme=built_in_theme(name))).decode() for name in ("default", "ink")
    )
    assert ink.count("stroke-dasharray") == plain.count("stroke-dasharray") + 1
    assert "--dash:8 5" in page(text, Options(theme=built_in_theme("ink")))
    assert "--dash" not in page(text)


@pytest.mark.parametrize("name", ["default", "dusk", "ink"])
def test_the_same_theme_makes_the_same_bytes(name: str) -> None:
    options = Options(theme=built_in_theme(name))
    built_in_theme.cache_clear()
    again = Options(theme=built_in_theme(name))
    assert html.render(journey(MAP), options) == html.render(journey(MAP), again)
