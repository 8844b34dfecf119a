from pathlib import Path

import pytest

from journeymap_cli.errors import SettingsError, UnreadableError
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.settings.read import find, read, settings_error
from journeymap_cli.settings.settings import Settings, ignored_in
from support.settings import BAD, KNOWN, WHOLE


def settings(folder: Path, text: str, name: str = ".journeymap.toml") -> Settings:
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name, name, KNOWN)


def wrong(folder: Path, text: str, name: str = ".journeymap.toml") -> list[Problem]:
    with pytest.raises(SettingsError) as caught:
        settings(folder, text, name)
    assert {problem.file for problem in caught.value.problems} == {caught.value.name} == {name}
    return list(caught.value.problems)


def shown(problem: Problem) -> str:
    return f"{problem.where.line}:{problem.where.column} {problem.rule}: {problem.message}"


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    assert settings(tmp_path, WHOLE) == Settings(
        folder=tmp_path,
        file=tmp_path / ".journeymap.toml",
        name=".journeymap.toml",
        ignore=("no-moment-of-truth",),
        severity={"review-overdue": Severity.ERROR, "no-owner": None},
        thresholds={"metric-stale": {"days": 90}},
        per_file={"drafts/**": ("no-owner", "review-overdue")},
        profile={
            "lanes": ("pain_points", "regulation"),
            "stages": ("discovery", "evaluation"),
            "channels": ("web", "email"),
            "personas": (),
        },
        theme="brand.theme.yaml",
        formats=("html", "svg"),
        measure={"data": "data/*.csv", "least": 20, "tolerance": 0.5, "digits": 0},
    )


def test_a_limit_is_a_number(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, "[measure]\ntolerance = inf\n")
    assert [problem.message for problem in caught.value.problems] == ["inf is not a number"]


def test_an_empty_file_asks_nothing(tmp_path: Path) -> None:
    place = tmp_path / ".journeymap.toml"
    assert settings(tmp_path, "") == Settings(folder=tmp_path, file=place, name=place.name)


def test_the_table_of_a_pyproject_is_the_same(tmp_path: Path) -> None:
    text = '[project]\nname = "shop"\n[tool.journeymap.lint]\nignore = ["no-owner"]\n'
    assert settings(tmp_path, text, "pyproject.toml").ignore == ("no-owner",)


@pytest.mark.parametrize(("text", "message", "hint"), BAD)
def test_what_is_wrong_is_reported_at_its_place(tmp_path: Path, text: str, message: str, hint: str) -> None:
    [problem] = wrong(tmp_path, text)
    assert (shown(problem), problem.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[lint]\nignore = ["a"\nx = 1\n', "3:1 toml-syntax: unclosed array"),
        ("\n[lint]\nignore = [\n", "3:1 toml-syntax: invalid value"),
    ],
)
def test_text_that_is_not_toml_is_reported_at_its_place(tmp_path: Path, text: str, message: str) -> None:
    assert list(map(shown, wrong(tmp_path, text))) == [message]


def test_all_problems_are_reported_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = '[profile]\nstages = [""]\n[lint]\nignore = ["a-rule"]\n'
    assert [problem.where.line for problem in wrong(tmp_path, text)] == [2, 4]


def test_lines_of_a_pyproject_are_those_of_the_table(tmp_path: Path) -> None:
    text = '[tool.other]\nignore = ["x"]\n[tool.journeymap]\nlint.ignore = ["no-ownr"]\n'
    assert list(map(shown, wrong(tmp_path, text, "pyproject.toml"))) == ["4:17 bad-value: there is no rule 'no-ownr'"]


def test_a_table_that_is_none_is_reported(tmp_path: Path) -> None:
    text = "[tool]\njourneymap = 1\n"
    assert list(map(shown, wrong(tmp_path, text, "pyproject.toml"))) == ["2:14 wrong-type: expected a table, found 1"]


def test_a_value_that_turns_out_wrong_later_is_located_too(tmp_path: Path) -> None:
    given = settings(tmp_path, '[render]\n\ntheme = "gone.yaml"\n')
    error = settings_error(given, Problem("missing-file", "there is no theme", ("render", "theme")))
    assert list(map(shown, error.problems)) == ["3:1 missing-file: there is no theme"]
    assert (error.name, error.raw) == (".journeymap.toml", b'[render]\n\ntheme = "gone.yaml"\n')


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"cannot read '.*': is a directory"):
        read(tmp_path, "settings", KNOWN)


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    deep = tmp_path / "maps" / "drafts"
    deep.mkdir(parents=True)
    (tmp_path / ".journeymap.toml").touch()
    assert find(deep) == tmp_path / ".journeymap.toml"
    (tmp_path / "maps" / "pyproject.toml").write_text("[tool.journeymap]\n")
    assert find(deep) == tmp_path / "maps" / "pyproject.toml"
    (tmp_path / "maps" / ".journeymap.toml").touch()
    assert find(deep) == tmp_path / "maps" / ".journeymap.toml"


@pytest.mark.parametrize(
    "text",
    [
        "[tool.journeymap]\n",
        "[ tool . journeymap.lint ]\n",
        "[tool.'journeymap'.lint]\n",
        "['tool'.\"journeymap\"]\n",
        "[tool]\njourneymap.lint.ignore = []\n",
        "tool.journeymap.render.theme = 'ink'\n",
        "tool = { journeymap = {} }\n",
    ],
)
def test_the_table_may_be_written_in_every_way_of_toml(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert find(tmp_path) == tmp_path / "pyproject.toml"


@pytest.mark.parametrize("text", ["", "[tool.other]\njourneymap = 1\n", "journeymap = [broken\n"])
def test_a_pyproject_that_does_not_speak_of_us_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / ".journeymap.toml").touch()
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "pyproject.toml").write_text(text)
    assert find(tmp_path / "maps") == tmp_path / ".journeymap.toml"


@pytest.mark.parametrize(
    ("pattern", "file", "fits"),
    [
        ("drafts/**", "drafts/a.yaml", True),
        ("drafts/**", "drafts/b/c/a.yaml", True),
        ("drafts/**", "maps/drafts/a.yaml", False),
        ("drafts/*", "drafts/b/a.yaml", False),
        ("**/drafts/**", "maps/drafts/a.yaml", True),
        ("*.draft.yaml", "maps/deep/a.draft.yaml", True),
        ("maps/*.yaml", "maps/a.yaml", True),
        ("maps/*.yaml", "maps/a.yml", False),
        ("**", "a.yaml", True),
    ],
)
def test_patterns_are_about_the_place_below_the_settings(tmp_path: Path, pattern: str, file: str, fits: bool) -> None:
    given = Settings(folder=tmp_path, per_file={pattern: ("no-owner",)})
    assert ignored_in(given, tmp_path / file) == (frozenset({"no-owner"}) if fits else frozenset())


def test_a_hostile_pattern_takes_no_time(tmp_path: Path) -> None:
    given = Settings(folder=tmp_path, per_file={"/".join(["**"] * 60 + ["*a" * 60]): ("no-owner",)})
    assert ignored_in(given, tmp_path / "/".join(["a"] * 60) / ("a" * 200)) == frozenset({"no-owner"})


def test_files_elsewhere_have_no_patterns(tmp_path: Path) -> None:
    given = Settings(folder=tmp_path / "maps", per_file={"**": ("no-owner",)})
    assert ignored_in(given, tmp_path / "a.yaml") == frozenset()
    assert ignored_in(Settings(), tmp_path / "a.yaml") == frozenset()


def test_ids_of_a_profile_have_the_form_of_those_in_maps(tmp_path: Path) -> None:
    found = settings(tmp_path, '[profile]\nstages = ["größe"]\npersonas = ["cafe\u0301"]\nlanes = ["maß"]')
    assert found.profile == {"stages": ("grösse",), "personas": ("café",), "lanes": ("mass",)}


def test_a_key_that_only_looks_right_is_shown_with_what_differs(tmp_path: Path) -> None:
    (problem,) = wrong(tmp_path, '[lint]\n"іgnore" = []')
    assert (problem.message, problem.hint) == ("unknown key '\\u0456gnore'", "did you mean 'ignore'?")
