import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.app import parallel
from journeymap_cli.cli.app import app

GOOD = "title: A map\nowner: DX\nstages: [A]\n"
INFO = "title: A map\nowner: DX\nstatus: approved\nstages: [A]\n"
WARNING = "title: A map\nowner: DX\nstages: [{name: A, opportunities: Keys}, {name: B, pain_points: P}]\n"
ERROR = "title: A map\nowner: DX\nstages: [{name: A, nmae: B}]\n"
BROKEN = 'title: "A map\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["validate", "--today", "2026-11-21", *words], input=stdin)


def told(*words: str, stdin: str | None = None) -> list[str]:
    """The file, line, column and rule of each problem."""
    found = json.loads(run("--format", "json", *words, stdin=stdin).stdout)["problems"]
    return [f"{each['file']}:{each['line']}:{each['column']} {each['rule']}" for each in found]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (GOOD, [], 0),
        (INFO, [], 0),
        (WARNING, [], 0),
        (ERROR, [], 1),
        (BROKEN, [], 1),
        (INFO, ["--fail-on", "info"], 1),
        (WARNING, ["--fail-on", "info"], 1),
        (INFO, ["--strict"], 0),
        (WARNING, ["--strict"], 1),
        (WARNING, ["--fail-on", "warning"], 1),
        (WARNING, ["--fail-on", "error"], 0),
        (ERROR, ["--fail-on", "never"], 0),
        (BROKEN, ["--fail-on", "never"], 0),
        (INFO, ["--severity", "no-evidence=error"], 1),
        (INFO, ["--severity", "no-evidence=off", "--fail-on", "info"], 0),
        (WARNING, ["--strict", "--ignore", "opportunity-addresses-nothing"], 0),
        (WARNING, ["--strict", "--select", "no-evidence"], 0),
        (ERROR, ["--select", "no-evidence"], 1),
    ],
)
def test_the_exit_code_follows_the_worst_problem(text: str, words: list[str], code: int) -> None:
    write("map.yaml", text)
    assert run("map.yaml", *words).exit_code == code


def test_every_problem_of_every_file_is_reported_in_one_run() -> None:
    write("a.journey.yaml", BROKEN)
    write("b/journey.yaml", ERROR)
    write("c/journey.yaml", INFO)
    assert told() == [
        "a.journey.yaml:1:8 yaml-syntax",
        "b/journey.yaml:3:20 unknown-key",
        "c/journey.yaml:1:8 no-evidence",
    ]
    assert told("b", "c/journey.yaml") == ["b/journey.yaml:3:20 unknown-key", "c/journey.yaml:1:8 no-evidence"]


def test_the_last_line_on_standard_error_counts() -> None:
    write("a.journey.yaml", BROKEN)
    write("b/journey.yaml", WARNING)
    write("c/journey.yaml", GOOD)
    assert run().stderr == "1 error, 1 warning in 2 of 3 maps\n"
    assert run("c").stderr == "no problems in 1 map\n"
    assert run("--quiet").stderr == ""
    assert run("c").stdout == ""


def test_standard_input_is_a_file_without_a_name() -> None:
    assert told("-", stdin=ERROR) == ["<stdin>:3:20 unknown-key"]
    assert run("-", stdin=GOOD).exit_code == 0


def test_names_stay_as_typed() -> None:
    write("maps/a.yaml", INFO)
    assert told("./maps/a.yaml") == ["./maps/a.yaml:1:8 no-evidence"]
    assert told(str(Path("maps/a.yaml").resolve())) == [f"{Path('maps/a.yaml').resolve()}:1:8 no-evidence"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["empty"], "there is no map in 'empty'"),
        (["missing.yaml"], "cannot read 'missing.yaml': no such file or directory"),
        (["pipe.yaml"], "cannot read 'pipe.yaml': it is not a regular file"),
        (["map.yaml", "--select", "no-evidnce"], "there is no rule 'no-evidnce': did you mean 'no-evidence'?"),
        (["map.yaml", "--ignore", "xyz"], "there is no rule 'xyz': write one of "),
        (["map.yaml", "--ignore", "severe"], "there is no rule 'severe': write one of severe-pain"),
        (["map.yaml", "--severity", "no-evidence=warn"], "there is no severity 'warn': did you mean 'warning'?"),
        (["map.yaml", "--severity", "no-evidence"], "'no-evidence' is not a severity: write RULE=error, warning"),
        (["map.yaml", "--ignore", "yaml-syntax"], "'yaml-syntax' cannot be selected, ignored or lowered"),
        (["map.yaml", "--severity", "unknown-key=off"], "'unknown-key' cannot be selected, ignored or lowered"),
        (["map.yaml", "--today", "2026-02-30"], "'2026-02-30' is not a date: write year, month and day"),
        (["map.yaml", "--today", "1.2.26"], "'1.2.26' is not a date"),
        (["map.yaml", "--max-size", "big"], "'big' is not a size"),
        (["map.yaml", "--report", "json"], "'json' is not a report: write FORMAT=FILE"),
        (["map.yaml", "--report", "sarf=x"], "there is no format 'sarf': did you mean 'sarif'?"),
        (["map.yaml", "--report", "json=x", "--report", "md=./x"], "two reports would be written to the same file"),
        (["map.yaml", "--report", "json=map.yaml"], "'map.yaml' is a map: a report would overwrite it"),
    ],
)
def test_what_cannot_be_done_is_exit_code_2_with_a_sentence(words: list[str], sentence: str) -> None:
    Path("empty").mkdir()
    os.mkfifo("pipe.yaml")
    write("map.yaml", GOOD)
    result = run(*words)
    assert result.exit_code == 2
    assert f"error: {sentence}" in result.stderr
    assert Path("map.yaml").read_text() == GOOD


def test_problems_are_reported_even_if_another_file_cannot_be_read() -> None:
    write("map.yaml", ERROR)
    result = run("missing.yaml", "map.yaml", "--format", "concise")
    assert result.exit_code == 2
    assert result.stdout.startswith("map.yaml:3:20: error[unknown-key]")
    assert result.stderr.startswith("error: cannot read 'missing.yaml'")


def test_reports_are_written_beside_what_is_shown() -> None:
    write("map.yaml", WARNING)
    result = run("map.yaml", "-f", "concise", "--report", "json=out/r.json", "--report", "junit=r.xml", "--strict")
    assert result.stdout.startswith("map.yaml:3:35: warning[")
    assert json.loads(Path("out/r.json").read_text())["summary"]["warning"] == 1
    assert "<failure " in Path("r.xml").read_text()
    assert result.exit_code == 1


def test_a_report_that_cannot_be_written_is_exit_code_2_and_the_others_are() -> None:
    write("map.yaml", GOOD)
    write("file", "")
    result = run("map.yaml", "--report", "json=file/r.json", "--report", "md=r.md")
    assert result.exit_code == 2
    assert "error: cannot write 'file/r.json'" in result.stderr
    assert Path("r.md").is_file()


def test_a_report_may_go_to_standard_output() -> None:
    write("map.yaml", GOOD)
    assert run("map.yaml", "--report", "gitlab=-").stdout == "[]\n"


@pytest.mark.parametrize(("format_", "count"), [("text", 1), ("concise", 1), ("github", 1), ("json", 0), ("md", 0)])
def test_annotations_are_added_under_github_actions(format_: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write("map.yaml", ERROR)
    lines = run("map.yaml", "--format", format_).stdout.splitlines()
    assert sum(line.startswith("::error file=map.yaml,line=3,") for line in lines) == count


def test_colour_is_for_people_who_want_it() -> None:
    write("map.yaml", ERROR)
    assert "\x1b[1;31merror" in run("map.yaml", "--color", "always").stdout
    assert "\x1b" not in run("map.yaml").stdout
    run("map.yaml", "--color", "always", "--report", "text=r.txt")
    assert "\x1b" not in Path("r.txt").read_text()


def test_the_day_is_that_of_the_user_unless_one_is_typed() -> None:
    write("map.yaml", "title: X\nowner: DX\nlast_reviewed: 2020-01-01\nreview_every: 1y\nstages: [A]\n")
    assert told("map.yaml") == ["map.yaml:3:16 review-overdue"]
    assert told("map.yaml", "--today", "2020-12-31") == []
    assert "review-overdue" in CliRunner().invoke(app, ["validate", "map.yaml"]).stdout


def test_the_limit_of_size_holds_for_imports_too() -> None:
    write("shared.yaml", "personas: [Dana]\n" + "#" * 2000)
    write("map.yaml", "title: X\nowner: DX\nimports: shared.yaml\nstages: [A]\n")
    assert told("map.yaml", "--max-size", "1kB") == ["shared.yaml:1:1 too-large"]
    assert told("map.yaml", "--max-size", "8KiB") == []


def test_names_of_rules_may_be_joined() -> None:
    write("map.yaml", INFO)
    assert told("map.yaml", "--ignore", "same-name,no-evidence") == []
    assert told("map.yaml", "--select", "same-name, no-evidence") == ["map.yaml:1:8 no-evidence"]


class TestSettings:
    def test_rules_severities_limits_and_profile(self) -> None:
        write(
            ".journeymap.toml",
            '[lint]\nignore = ["no-evidence"]\nseverity = { same-name = "error" }\n'
            '[lint.too-many-stages]\nmax = 1\n[profile]\nstages = ["a"]\nlanes = ["goals"]\n',
        )
        write("map.yaml", "title: X\nstages: [A, A]\nstatus: approved\n")
        assert told("map.yaml") == [
            "map.yaml:1:8 profile-lane",
            "map.yaml:1:8 too-many-stages",
            "map.yaml:2:13 same-name",
        ]
        assert run("map.yaml").exit_code == 1
        assert told("map.yaml", "--select", "no-evidence") == ["map.yaml:1:8 no-evidence"]

    def test_patterns_are_about_files_below_the_settings(self) -> None:
        write(".journeymap.toml", '[lint.per-file]\n"drafts/**" = ["no-evidence"]\n')
        write("drafts/a.journey.yaml", INFO)
        write("b.journey.yaml", INFO)
        assert told() == ["b.journey.yaml:1:8 no-evidence"]
        assert told("drafts/a.journey.yaml") == []

    def test_the_nearest_settings_hold_for_each_file(self) -> None:
        write("pyproject.toml", '[tool.journeymap.lint]\nignore = ["no-evidence"]\n')
        write("team/.journeymap.toml", "")
        write("team/a.journey.yaml", INFO)
        write("b.journey.yaml", INFO)
        assert told() == ["team/a.journey.yaml:1:8 no-evidence"]

    def test_wrong_settings_are_exit_code_2_with_their_lines(self) -> None:
        write(".journeymap.toml", '[lint]\nignore = ["no-evidnce"]\nbad = 1\n')
        write("map.yaml", GOOD)
        result = run("map.yaml")
        assert result.exit_code == 2
        assert result.stderr == (
            "error[bad-value]: there is no rule 'no-evidnce'\n"
            " --> .journeymap.toml:2:12\n"
            "  |\n"
            "1 | [lint]\n"
            '2 | ignore = ["no-evidnce"]\n'
            "  |            ^^^^^^^^^^ did you mean 'no-evidence'?\n\n"
            "error[unknown-key]: unknown key 'bad'\n"
            " --> .journeymap.toml:3:1\n"
            "  |\n"
            '2 | ignore = ["no-evidnce"]\n'
            "3 | bad = 1\n"
            "  | ^^^ remove it\n\n"
        )

    def test_settings_for_standard_input_are_those_of_the_folder(self) -> None:
        write(".journeymap.toml", '[lint]\nignore = ["no-evidence"]\n')
        assert told("-", stdin=INFO) == []


class TestSharedFiles:
    def test_a_problem_of_a_shared_file_is_reported_once(self) -> None:
        write("maps/shared.yaml", "personas: [{id: dev, nmae: Dana}]\n")
        for name in ("a", "b"):
            write(f"maps/{name}.journey.yaml", "title: X\nowner: DX\nimports: shared.yaml\nstages: [A]\n")
        assert told("maps") == ["maps/shared.yaml:1:12 missing-key", "maps/shared.yaml:1:22 unknown-key"]
        assert told("maps", "maps/shared.yaml") == told("maps")

    def test_the_map_waits_until_its_shared_file_is_mended(self) -> None:
        write("shared.yaml", "personas: [{id: dev, name: Dana}, {id: dev, name: Priya}]\n")
        write("map.yaml", "title: X\nstatus: approved\nimports: shared.yaml\nstages: [{name: A, personas: [nobody]}]\n")
        assert told("map.yaml") == ["shared.yaml:1:40 duplicate-id"]
        write("shared.yaml", "personas: [{id: dev, name: Dana}]\n")
        assert told("map.yaml") == ["map.yaml:1:8 no-evidence", "map.yaml:4:31 unknown-persona"]

    def test_a_shared_file_found_in_a_folder_is_checked_by_itself(self) -> None:
        write("shared.yaml", "journeymap: 1\nlanes: [emotions]\n")
        assert told() == ["shared.yaml:2:9 unknown-lane"]

    def test_comments_in_a_shared_file_hold_there(self) -> None:
        write("shared.yaml", "sources: [{title: S, url: 'file:///a'}] # journeymap: ignore[unsafe-link] intern\n")
        write("map.yaml", "title: X\nowner: DX\nimports: shared.yaml\nstages: [A]\n")
        assert told("map.yaml", "shared.yaml") == []

    def test_a_comment_that_silences_the_shared_file_lets_its_map_go_on(self) -> None:
        text = "personas:\n- {id: dev, name: D}\n- {id: dev, name: P}"
        write("shared.yaml", f"{text} # journeymap: ignore[duplicate-id] two shifts\n")
        write("map.yaml", "title: X\nstatus: approved\nimports: shared.yaml\nstages: [A]\n")
        assert told("map.yaml") == ["map.yaml:1:8 no-evidence"]

    def test_rules_about_maps_leave_ignores_in_a_shared_file_alone(self) -> None:
        write("shared.yaml", "lanes: [goals] # journeymap: ignore[no-evidence, unsafe-link] why\n")
        assert told("shared.yaml") == ["shared.yaml:1:50 unused-ignore"]

    def test_references_to_files_can_be_lowered_and_ignored(self) -> None:
        text = "title: X\nowner: DX\nstages: [A]\nimports: gone.yaml"
        write("map.yaml", f"{text} # journeymap: ignore[missing-file] soon\n")
        assert told("map.yaml") == []
        write("map.yaml", text)
        assert run("map.yaml").exit_code == 1
        assert run("map.yaml", "--severity", "missing-file=info").exit_code == 0
        assert told("map.yaml", "--ignore", "missing-file") == []


class TestIgnores:
    def test_warnings_of_reading_can_be_ignored_also_in_a_broken_file(self) -> None:
        text = "title: X\nowner: See #1\nstages: [{name: A, nmae: B}]\n"
        write("map.yaml", text)
        assert told("map.yaml") == ["map.yaml:2:12 comment-cuts-text", "map.yaml:3:20 unknown-key"]
        write("map.yaml", "# journeymap: ignore-file[comment-cuts-text] numbers\n" + text)
        assert told("map.yaml") == ["map.yaml:4:20 unknown-key"]

    def test_a_rule_that_is_off_leaves_its_ignores_alone(self) -> None:
        write("map.yaml", "title: X # journeymap: ignore[no-evidence] later\nowner: DX\nstages: [A]\n")
        assert told("map.yaml") == ["map.yaml:1:31 unused-ignore"]
        assert told("map.yaml", "--ignore", "no-evidence") == []
        assert told("map.yaml", "--ignore", "unused-ignore") == []
        assert told("map.yaml", "--select", "unused-ignore") == []

    def test_ignores_of_a_broken_file_are_not_reported_as_unused(self) -> None:
        write("map.yaml", "title: X # journeymap: ignore[no-evidence, nonsense]\nstages: [{name: A, nmae: B}]\n")
        assert told("map.yaml") == ["map.yaml:2:20 unknown-key"]


def test_checking_loads_nothing_that_draws() -> None:
    write("map.yaml", WARNING)
    script = (
        "import sys\nfrom journeymap_cli.cli.failures import run\nfrom journeymap_cli.cli.app import app\n"
        "sys.argv = ['journeymap', 'validate', 'map.yaml', '-q']\nrun(app)\n"
        "print([name for name in ('rich', 'jinja2', 'graphviz', 'pygraphviz') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_many_maps_are_reported_alike_on_one_core_and_on_several(monkeypatch: pytest.MonkeyPatch) -> None:
    write("shared.yaml", "personas: [{id: dev, name: Dana}, {id: dev, name: Dora}]\n")
    for number in range(60):
        write(f"maps/{number}.journey.yaml", [GOOD, ERROR, BROKEN, f"imports: ../shared.yaml\n{WARNING}"][number % 4])
    Path("maps/gone.journey.yaml").symlink_to("nowhere")
    reports = []
    for cores in (1, 2):
        monkeypatch.setattr(parallel, "_cores", lambda cores=cores: cores)
        done = run("--format", "json", "maps", "maps/gone.journey.yaml")
        reports.append((done.exit_code, done.stdout, done.stderr))
    assert reports[0] == reports[1]
    assert reports[0][0] == 2
    assert len(json.loads(reports[0][1])["problems"]) > 40


@pytest.mark.parametrize("format_", ["github", "gitlab", "sarif", "junit"])
def test_reports_for_services_have_paths_from_the_top_of_the_repository(
    format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "journey.yaml").write_text("title: T\nstages: [{name: A, goal: x}]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "docs")
    assert "docs/journey.yaml" in run("journey.yaml", "-f", format_).stdout
    assert "docs/journey.yaml" not in run("journey.yaml", "-f", "json").stdout
