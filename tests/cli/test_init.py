import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from journeymap_cli.app.sources import map_file
from journeymap_cli.app.start import CONTEXT, TEXTS, start_map, templates
from journeymap_cli.cli.app import app
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.language.language import language_of
from journeymap_cli.language.tags import TRANSLATED
from journeymap_cli.lint.run import by_default, run
from journeymap_cli.lint.tables import OFF, RULES
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Journey
from support.linting import context

ON = [rule for rule in RULES if rule.ID not in OFF]
EXAMPLES = Path(__file__).parents[2] / "examples"
ONBOARDING = {"journey.yaml", "kick-off.journey.yaml", "shared.yaml"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*args: str) -> Result:
    return CliRunner().invoke(app, ["init", *args])


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_first_map_is_written_and_the_next_command_is_shown(here: Path) -> None:
    result = init()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "wrote journey.yaml\nnext: journeymap render journey.yaml\n"
    assert names(here) == {"journey.yaml"}


@pytest.mark.parametrize("name", templates())
def test_every_template_is_a_sound_map(name: str, here: Path) -> None:
    assert init("maps/own.journey.yaml", "--template", name).exit_code == 0
    assert map_file("maps/own.journey.yaml", max_size=10**6).document().journey.stages


@pytest.mark.parametrize("name", templates())
def test_every_template_is_in_the_layout_of_fmt(name: str, here: Path) -> None:
    assert init("own.yaml", "--template", name, "-q").exit_code == 0
    formatted = CliRunner().invoke(app, ["fmt", "--check", "."])
    assert (formatted.exit_code, formatted.output) == (0, "")


def test_the_first_map_explains_itself_and_uses_what_makes_a_map() -> None:
    text = init("-").stdout
    assert text.count("#") > 10
    journey = load(text.encode(), "journey.yaml", DiskReader(10**6)).journey
    assert [bool(stage.steps) for stage in journey.stages] == [False, False, True]
    assert journey.owner
    assert any(node.moment_of_truth for stage in journey.stages for node in (stage, *stage.steps))
    assert list(run(Analysis(journey), context(), ON, by_default(ON))) == []


@pytest.mark.parametrize("name", sorted(set(templates()) - {"first"}))
def test_a_template_is_written_as_it_is(name: str, here: Path) -> None:
    assert init("a/journey.yaml", "--template", name).exit_code == 0
    written = names(here / "a")
    assert "journey.yaml" in written
    for file in written:
        assert (here / "a" / file).read_bytes() == (EXAMPLES / name / file).read_bytes()


def test_the_files_that_a_template_names_come_along(here: Path) -> None:
    result = init("--template", "b2b-onboarding")
    assert names(here) == ONBOARDING
    assert {line.split()[-1] for line in result.stderr.splitlines()[:-1]} == ONBOARDING
    assert result.stderr.splitlines()[-1] == "next: journeymap render journey.yaml"


@pytest.mark.parametrize("name", ["own.yaml", "größe: 1.yaml", 'a "b".journey.yaml', "\udcff.yaml"])
def test_the_counterpart_of_a_template_comes_along_and_leads_back(name: str, here: Path) -> None:
    assert init(f"maps/{name}", "--template", "payments-api").exit_code == 0
    assert map_file(f"maps/{name}", max_size=10**6).document().journey.counterpart == "future.journey.yaml"
    future = yaml.safe_load((here / "maps" / "future.journey.yaml").read_bytes())
    assert future["counterpart"] == name


def test_the_pictures_of_a_template_come_along(here: Path) -> None:
    assert init("--template", "payments-api").exit_code == 0
    pictures = {name for name in names(here) if name.startswith("pictures/")}
    assert pictures == {f"pictures/{file.name}" for file in (EXAMPLES / "payments-api" / "pictures").iterdir()}


def test_no_template_names_a_file_above_its_folder() -> None:
    paths = [path for template in templates() for path in start_map(template)]
    assert len(paths) > len(templates())
    assert not any(path.startswith(("..", "/")) for path in paths)


@pytest.mark.parametrize("taken", sorted(ONBOARDING))
def test_nothing_is_written_where_one_file_is_there(taken: str, here: Path) -> None:
    (here / taken).write_text("mine")
    result = init("--template", "b2b-onboarding")
    assert result.exit_code == 2
    assert result.stderr == f"error: '{taken}' already exists: --force overwrites it\n"
    assert names(here) == {taken}
    assert (here / taken).read_text() == "mine"


def test_a_dangling_link_is_there_too(here: Path) -> None:
    (here / "journey.yaml").symlink_to(here / "elsewhere.yaml")
    assert init().exit_code == 2
    assert not (here / "elsewhere.yaml").exists()


def test_force_writes_over_what_is_there(here: Path) -> None:
    for taken in ONBOARDING:
        (here / taken).write_text("mine")
    assert init("--template", "b2b-onboarding", "--force").exit_code == 0
    assert all((here / taken).read_text() != "mine" for taken in ONBOARDING)
    assert init("--force").exit_code == 0
    assert "unchanged journey.yaml" in init("--force").stderr


def test_a_map_of_one_file_is_printed(here: Path) -> None:
    result = init("-", "--template", "online-shop")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == (EXAMPLES / "online-shop" / "journey.yaml").read_bytes()
    assert names(here) == set()


def test_a_map_of_several_files_is_not_printed() -> None:
    result = init("-", "--template", "b2b-onboarding")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "3 files" in result.stderr


@pytest.mark.parametrize("folder", ["there", "there/", "not-there/"])
def test_a_folder_is_not_a_file(folder: str, here: Path) -> None:
    (here / "there").mkdir()
    result = init(folder, "--force")
    assert result.exit_code == 2
    assert "is a folder: name a file in it, such as" in result.stderr
    assert names(here) == set()


def test_the_map_does_not_take_the_name_of_a_file_that_it_needs(here: Path) -> None:
    result = init("shared.yaml", "--template", "b2b-onboarding", "--force")
    assert result.exit_code == 2
    assert "choose another name" in result.stderr
    assert names(here) == set()


@pytest.mark.parametrize(
    ("name", "hint"), [("payment-api", "did you mean 'payments-api'?"), ("zzz", "write one of first, b2b")]
)
def test_an_unknown_template_is_reported(name: str, hint: str, here: Path) -> None:
    result = init("--template", name)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert names(here) == set()


def test_the_list_shows_every_template_with_what_it_is_about(here: Path) -> None:
    result = init("--list")
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr, names(here)) == (0, "", set())
    assert [line.split()[0] for line in lines] == list(templates())
    assert "payments-api    Payments API: from first search to steady traffic" in lines
    assert len({line.index(line.split(maxsplit=1)[1]) for line in lines}) == 1
    assert max(map(len, lines)) <= 80


def test_a_name_with_a_blank_is_quoted_for_the_shell(here: Path) -> None:
    assert init("my map.yaml").stderr.endswith("next: journeymap render 'my map.yaml'\n")


def test_quiet_says_nothing(here: Path) -> None:
    assert init("-q").output == ""
    assert names(here) == {"journey.yaml"}


@pytest.mark.parametrize("words", [["init", "-q"], ["init", "--list"], ["schema"], ["--help"]])
def test_it_loads_nothing_that_draws(words: list[str]) -> None:
    code = (
        "import sys; from journeymap_cli.cli.app import app; app(sys.argv[1:], standalone_mode=False); "
        "print(sorted({'jinja2', 'graphviz', 'pygraphviz', 'rich', 'typer'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert done.stderr == "['typer']\n"


def test_a_map_is_written_to_a_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["init", "/dev/null"]).exit_code == 0
    several = next(name for name in templates() if len(start_map(name)) > 1)
    result = CliRunner().invoke(app, ["init", "/dev/null", "--template", several])
    assert (result.exit_code, result.stderr) == (
        2,
        f"error: the template '{several}' has {len(start_map(several))} files, "
        "which cannot all be written to '/dev/null'\n",
    )


def texts(journey: Journey) -> list[str]:
    """The title, names and texts of a map, each once."""
    found = [journey.title, journey.scenario, journey.owner]
    found += [text for persona in journey.personas for text in (persona.name, persona.role)]
    facts = Analysis(journey)
    found += [node.name for _, _, node in facts.nodes]
    found += [str(entry.label if isinstance(entry, Emotion) else entry.text) for _, entry in facts.statements]
    return [text for text in dict.fromkeys(found) if text and text != "None"]


def first(*words: str) -> Journey:
    return load(init("-", *words).stdout.encode(), "journey.yaml", DiskReader(10**6)).journey


def test_every_text_of_the_first_map_can_be_translated() -> None:
    assert sorted(texts(first())) == sorted(TEXTS)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_the_first_map_speaks_a_language(lang: str) -> None:
    map_ = first("--lang", lang)
    language = language_of(lang)
    assert map_.lang == lang
    assert texts(map_) == [language.pgettext(CONTEXT, text) for text in texts(first())]
    assert list(run(Analysis(map_), context(), ON, by_default(ON))) == []
    assert lang == "en" or len(set(texts(map_)) & set(TEXTS)) <= 1
    text = init("-", "--lang", lang).stdout
    assert CliRunner().invoke(app, ["fmt", "-"], input=text).stdout == text


def test_a_region_keeps_its_tag() -> None:
    assert first("--lang", "PT-br").lang == "pt-BR"
    assert first("--lang", "zh-TW").title == first("--lang", "zh-Hant").title


@pytest.mark.parametrize("lang", ["nl", "german", "", "de_DE"])
def test_an_unknown_language_is_refused_with_the_known_ones(lang: str) -> None:
    result = init("-", "--lang", lang)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"there is no first map in '{lang}': write one of en, de, fr," in result.stderr


def test_an_example_has_the_language_it_is_written_in() -> None:
    result = init("-", "--lang", "de", "--template", "saas-trial")
    assert result.exit_code == 2
    assert "has one language only, unlike the small first map" in result.stderr
