from pathlib import Path

import pytest

from journeymap_cli.errors import SettingsError
from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
from journeymap_cli.lint.rules import THRESHOLDS
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.problem import Severity
from journeymap_cli.settings.checks import Vocabulary
from journeymap_cli.settings.read import find, read
from journeymap_cli.settings.settings import Settings, ignored_in

KNOWN = Vocabulary(CATALOGUE, FIXED, THRESHOLDS, BUILT_IN, ("html", "svg"))

WHOLE = """\
[lint]
ignore = ["no-moment-of-truth"]
severity = { review-overdue = "error", no-owner = "off" }
[lint.metric-stale]
days = 90
[lint.per-file]
"drafts/**" = ["no-owner", "review-overdue"]
[profile]
lanes = ["pain_points", "regulation"]
stages = ["discovery", "evaluation"]
channels = ["web", "email"]
personas = []
[render]
theme = "brand.theme.yaml"
formats = ["html", "svg"]
"""


def settings(folder: Path, text: str, name: str = ".journeymap.toml") -> Settings:
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name, name, KNOWN)


def wrong(folder: Path, text: str, name: str = ".journeymap.toml") -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        settings(folder, text, name)
    return caught.value.sentences


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    assert settings(tmp_path, WHOLE) == Settings(
        folder=tmp_path,
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
    )


def test_an_empty_file_asks_nothing(tmp_path: Path) -> None:
    assert settings(tmp_path, "") == Settings(folder=tmp_path)


def test_the_table_of_a_pyproject_is_the_same(tmp_path: Path) -> None:
    text = '[project]\nname = "shop"\n[tool.journeymap.lint]\nignore = ["no-owner"]\n'
    assert settings(tmp_path, text, "pyproject.toml").ignore == ("no-owner",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[lnit]\n", "1: unknown key 'lnit': did you mean 'lint'?"),
        ('[lint]\n\nignor = ["no-owner"]\n', "3: unknown key 'ignor': did you mean 'ignore'?"),
        (
            '[lint]\nignore = [\n  "no-owner",\n  "no-ownr",\n]\n',
            "4: there is no rule 'no-ownr': did you mean 'no-owner'?",
        ),
        ('[lint]\nignore = "no-owner"\n', "2: 'ignore' must be a list"),
        ("[lint]\nignore = [1]\n", "2: there is no rule '1'"),
        ("[lint]\nignore = [[]]\n", "2: there is no rule '[]'"),
        (
            '[lint]\nignore = ["yaml-syntax"]\n',
            "2: 'yaml-syntax' is an error of reading: it can be neither ignored nor lowered",
        ),
        (
            '[lint]\nseverity = { no-owner = "warn" }\n',
            "2: there is no severity 'warn': did you mean 'warning'?",
        ),
        (
            '[lint.severity]\nno-owner = "off"\nreview-overdu = "error"\n',
            "3: there is no rule 'review-overdu': did you mean 'review-overdue'?",
        ),
        ("[lint.metric-stale]\nday = 90\n", "2: unknown key 'day': did you mean 'days'?"),
        ("[lint.metric-stale]\ndays = true\n", "2: 'days' must be a whole number from 0"),
        ("[lint.metric-stale]\ndays = -1\n", "2: 'days' must be a whole number from 0"),
        ("[lint]\nmetric-stale = 90\n", "2: 'metric-stale' must be a table"),
        ("[lint.no-owner]\nmax = 1\n", "1: unknown key 'no-owner'"),
        (
            '[lint.per-file]\n"a/**" = []\n"b/**" = ["no-own"]\n',
            "3: there is no rule 'no-own': did you mean 'no-owner'?",
        ),
        ('[profile]\nlanes = ["painpoints"]\n', "2: there is no lane 'painpoints': did you mean 'pain_points'?"),
        ('[profile]\nlanes = ["pain_point"]\n', "2: there is no lane 'pain_point': did you mean 'pain_points'?"),
        (
            '[profile]\nstages = ["Discovery"]\n',
            "2: 'Discovery' is no id: write lower-case letters and digits, joined by single hyphens",
        ),
        ('[render]\ntemplates = "mine"\n', "2: unknown key 'templates': write one of formats, theme"),
        ('[render]\ntheme = ""\n', "2: 'theme' must be a text"),
        ('[render]\nformats = ["htm"]\n', "2: there is no format 'htm': did you mean 'html'?"),
        ("lint = 1\n", "1: 'lint' must be a table"),
        ('[lint]\nignore = ["a"\nx = 1\n', "3: Unclosed array"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    assert wrong(tmp_path, text) == (f".journeymap.toml:{sentence}",)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = '[lint]\nignore = ["a-rule"]\n[profile]\nstages = [""]\n'
    assert len(wrong(tmp_path, text)) == 2


def test_lines_of_a_pyproject_are_those_of_the_table(tmp_path: Path) -> None:
    text = '[tool.other]\nignore = ["x"]\n[tool.journeymap]\nlint.ignore = ["no-ownr"]\n'
    assert wrong(tmp_path, text, "pyproject.toml") == (
        "pyproject.toml:4: there is no rule 'no-ownr': did you mean 'no-owner'?",
    )


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    deep = tmp_path / "maps" / "drafts"
    deep.mkdir(parents=True)
    (tmp_path / ".journeymap.toml").touch()
    assert find(deep) == tmp_path / ".journeymap.toml"
    (tmp_path / "maps" / "pyproject.toml").write_text("[tool.journeymap]\n")
    assert find(deep) == tmp_path / "maps" / "pyproject.toml"
    (tmp_path / "maps" / ".journeymap.toml").touch()
    assert find(deep) == tmp_path / "maps" / ".journeymap.toml"


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
