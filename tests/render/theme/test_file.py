"""Theme files are read as strictly as maps, and their colours are readable."""

from pathlib import Path
from typing import Any

import pytest

from journeymap_cli.errors import InvalidThemeError
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.render.html import page as html
from journeymap_cli.render.options import Options
from journeymap_cli.render.svg import svg
from journeymap_cli.render.theme.contrast import contrast
from journeymap_cli.render.theme.file import built_in, built_in_theme, load_theme
from journeymap_cli.render.theme.theme import DEFAULT, LoadedTheme, Palette, Theme
from support.journeys import journey
from support.pages import page

MAP = "title: T\npersonas: [{id: a, name: A, color: '#ff0000'}]\nstages: [{name: S, emotion: 1}, {name: R, emotion: 2}]"
PNG = b"\x89PNG\r\n\x1a\n...."
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'


def loaded(text: str, folder: Path = Path()) -> LoadedTheme:
    return load_theme(text.encode(), str(folder / "brand.yaml"))


def refused(text: str, folder: Path = Path()) -> list[Problem]:
    with pytest.raises(InvalidThemeError) as caught:
        loaded(text, folder)
    return list(caught.value.problems)


def drawn(theme: Theme) -> str:
    return page(MAP, Options(theme=theme))


def test_an_empty_file_is_the_default() -> None:
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


def test_the_colours_of_a_mode_take_precedence_over_those_for_both() -> None:
    theme = loaded('accent: "#7a1fa2"\npersonas: "#111"\ndark: {accent: "#fff", personas: ["#eee", "#ddd"]}').theme
    assert (theme.light.accent, theme.dark.accent) == ("#7a1fa2", "#fff")
    assert (theme.light.personas, theme.dark.personas) == (("#111",), ("#eee", "#ddd"))


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
        ("- accent", 1, 1, "expected a mapping, found a list", None),
        ("accent", 1, 1, "expected a mapping, found text", None),
        ("accent: '#fff'\naccent: '#000'", 2, 1, None, None),
        ("a: [", 1, 4, None, None),
        ("!!python/object:os.system {}", 1, 1, None, None),
        ("emotions: ['#fff']", 1, 1, "expected 5 colours, one for each face, found 1", None),
        ("dark:\n  emotions: ['#fff', '#fff']", 2, 3, "expected 5 colours, one for each face, found 2", None),
        ("patterns: maybe", 1, 11, "'maybe' is neither true nor false", None),
    ],
)
def test_a_problem_is_reported_at_its_place(
    text: str, line: int, column: int, message: str | None, hint: str | None
) -> None:
    problem = refused(text)[0]
    assert (problem.where.line, problem.where.column) == (line, column)
    assert problem.file == "brand.yaml"
    assert message is None or problem.message == message
    assert hint is None or problem.hint == hint


def test_all_problems_are_reported_at_once() -> None:
    text = "acent: '#fff'\nfonts: [a;b]\nlogo: ../x.png\nlight: {ink: no}\nemotions: ['#fff']"
    assert sorted(problem.where.line for problem in refused(text)) == [1, 2, 3, 4, 5]


def test_fonts_come_first_in_the_page_and_in_drawings_with_texts() -> None:
    theme = loaded("fonts: [Source Sans 3, serif, 游ゴシック]").theme
    assert r'"Source Sans 3",serif,"\6e38 \30b4 \30b7 \30c3 \30af ",ui-sans-serif' in drawn(theme)
    text = svg.render(journey(MAP), Options(theme=theme)).decode()
    assert "font-family=\"'Source Sans 3',serif,'游ゴシック', Inter" in text
    assert "Source" not in svg.render(journey(MAP), Options()).decode()


def test_a_line_in_another_font_stays_as_wide_as_it_was_laid_out() -> None:
    text = svg.render(journey(MAP), Options(theme=loaded("fonts: Georgia").theme)).decode()
    assert text.count("'Georgia'") == 1
    assert text.count("textLength") == text.count("<text ") > 0


def test_a_script_in_a_logo_is_in_no_markup(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_bytes(SVG)
    text = drawn(loaded("logo: {file: x.svg, dark: x.svg, text: '\"><script>'}", tmp_path).theme)
    assert "alert(1)" not in text
    assert text.count("<script>") == 1
    assert text.count("data:image/svg+xml") + text.count("data:image/svg&#43;xml") == 2


def test_the_logo_is_an_image_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(PNG)
    theme = loaded("logo: x.png", tmp_path).theme
    assert theme.logo
    assert f'<img class="logo" src="{theme.logo.picture}" alt="Logo">' in drawn(theme).replace("&#43;", "+")


def test_a_logo_that_cannot_be_used_is_an_error_at_its_key(tmp_path: Path) -> None:
    dark, file = refused("logo:\n  dark: ../x.png\n  file: x.png", tmp_path)
    assert dark.message == "'../x.png' is outside the folder of the theme"
    assert file.message == "'x.png' does not exist"
    assert (dark.where.line, dark.where.column, file.where.line) == (2, 9, 3)


def test_a_logo_may_be_in_a_subfolder(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "x.png").write_bytes(PNG)
    assert loaded("logo: img/x.png", tmp_path).files == (tmp_path / "brand.yaml", tmp_path / "img" / "x.png")


def test_a_colour_that_is_not_readable_is_made_darker_with_a_warning() -> None:
    found = loaded('light:\n  accent: "#ffff00"\n  edge: "#fff"')
    accent, edge = found.warnings
    assert (accent.severity, accent.where.line, edge.where.line) == (Severity.WARNING, 2, 3)
    assert found.theme.light.accent in accent.message
    assert contrast(found.theme.light.accent, found.theme.light.page) >= 4.5
    assert contrast(found.theme.light.edge, found.theme.light.page) >= 3


def test_inks_of_the_default_are_adjusted_to_the_grounds_of_a_theme_without_a_warning() -> None:
    found = loaded('light: {page: "#bbb", surface: "#ccc", soft: "#bbb", pain: "#ccc", chance: "#ccc"}')
    assert found.warnings == ()
    assert contrast(found.theme.light.muted, "#bbb") >= 4.5
    assert found.theme.light.muted != DEFAULT.light.muted


@pytest.mark.parametrize(
    ("text", "line"), [("light:\n  page: '#000'", 2), ("dark:\n  star: '#fff'\n  surface: '#fff'", 3)]
)
def test_a_ground_on_which_no_ink_is_readable_is_an_error(text: str, line: int) -> None:
    (problem,) = refused(text)
    assert problem.message.startswith("no text is readable on both page")
    assert problem.where.line == line


def test_a_surface_that_is_neither_dark_nor_light_is_an_error() -> None:
    grounds = ("page", "surface", "soft", "pain", "chance")
    (problem,) = refused("light:\n" + "".join(f"  {name}: '#757575'\n" for name in grounds))
    assert problem.message == "surface #757575 is neither dark nor light enough for text"
    assert problem.where.line == 3


def test_a_colour_without_quotes_is_a_comment_with_a_warning() -> None:
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
    colors = _values([[getattr(each, name) for name in Palette._fields] for each in palettes])
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
    assert "--dash:" not in page(text)


@pytest.mark.parametrize("name", ["default", "dusk", "ink"])
def test_the_same_theme_makes_the_same_bytes(name: str) -> None:
    options = Options(theme=built_in_theme(name))
    built_in_theme.cache_clear()
    again = Options(theme=built_in_theme(name))
    assert html.render(journey(MAP), options) == html.render(journey(MAP), again)
