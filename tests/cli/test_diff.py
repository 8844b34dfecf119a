"""journeymap diff as somebody types it, in repositories of git."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app
from journeymap_cli.render.theme.file import built_in_theme
from journeymap_cli.report.changes.json_ import diff_schema
from support.commands import journeymap
from support.repositories import NOBODY, Repo, repository

PAY = "title: Pay\nstages:\n  - name: Browse\n    emotion: %s\n    goals: [Know the price]\n  - name: Buy\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)
    made = repository(tmp_path / "r")
    made.commit(pay=PAY % 1, other="title: Other\nstages: [A]\n")
    monkeypatch.chdir(made.top)
    return made


def diff(*words: str) -> Result:
    return CliRunner().invoke(app, ["diff", *words])


def told(*words: str) -> dict[str, Any]:
    """The JSON of a comparison, as its schema has it."""
    result = diff("-f", "json", *words)
    assert result.exit_code == 0, result.stderr
    value: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(diff_schema()).validate(value)
    return value


def scores(*words: str) -> list[tuple[Any, Any]]:
    value = told(*words)
    maps = value.get("maps", [value])
    return [(change["before"], change["after"]) for each in maps for change in each["changes"]]


def test_two_files(repo: Repo) -> None:
    repo.write("new.yaml", PAY % 2)
    assert told("pay.journey.yaml", "new.yaml") == {
        "old": "pay.journey.yaml",
        "new": "new.yaml",
        "summary": {"added": 0, "removed": 0, "moved": 0, "renamed": 0, "changed": 1, "better": 1, "worse": 0}
        | {"firmer": 0, "weaker": 0},
        "changes": [
            {
                "kind": "changed",
                "of": "emotion",
                "path": ["stages", "browse", "emotion", "*", "score"],
                "before": 1,
                "after": 2,
                "weight": "better",
                "trust": None,
                "holds": None,
                "stage": "browse",
                "step": None,
            }
        ],
    }


def test_every_form_of_revisions(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(pay=PAY % 2)
    repo.git("checkout", "-q", "main")
    repo.commit(pay=PAY % 0)
    repo.write("pay.journey.yaml", PAY % -1)
    repo.git("add", ".")
    repo.write("pay.journey.yaml", PAY % -2)
    pay = "pay.journey.yaml"
    assert scores(pay) == [(0, -2)]
    assert scores("HEAD", pay) == [(0, -2)]
    assert scores("HEAD~1", "--", pay) == [(1, -2)]
    assert scores("HEAD~1", "HEAD", pay) == [(1, 0)]
    assert scores("main..side", pay) == [(0, 2)]
    assert scores("main...side", "--", pay) == [(1, 2)]
    assert scores("..side", pay) == [(0, 2)]
    assert scores("--staged", pay) == [(0, -1)]
    assert scores("--staged", "HEAD~1", pay) == [(1, -1)]
    assert scores("HEAD:pay.journey.yaml", pay) == [(0, -2)]
    assert scores("side:pay.journey.yaml", ":pay.journey.yaml") == [(2, -1)]
    assert scores() == scores(".") == scores("HEAD") == [(0, -2)]
    assert scores("main...side") == [(1, 2)]


def test_before_the_first_commit_all_is_new(repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "fresh")
    for words in (["--staged"], ["--staged", "pay.journey.yaml"], ["pay.journey.yaml"]):
        value = told(*words)
        added = [change["kind"] for change in next(iter(value.get("maps", [value])))["changes"]]
        assert set(added) == {"added"}
    assert len(told("--staged")["maps"]) == 2
    assert "'HEAD' is neither a file nor a revision" in diff("HEAD", "pay.journey.yaml").stderr


def test_a_broken_branch_is_not_taken_for_a_new_one(repo: Repo) -> None:
    head = repo.git("rev-parse", "HEAD").strip()
    (repo.top / ".git/objects" / head[:2] / head[2:]).unlink()
    result = diff("--staged")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_folder_and_the_current_folder(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write("maps/a.journey.yaml", PAY % 1)
    repo.commit()
    repo.write("maps/a.journey.yaml", PAY % 2)
    repo.write("pay.journey.yaml", PAY % 0)
    assert scores("maps") == [(1, 2)]
    monkeypatch.chdir(repo.top / "maps")
    assert scores() == [(1, 2), (1, 0)]
    assert scores(".") == [(1, 2)]
    assert scores("a.journey.yaml") == [(1, 2)]
    assert scores("HEAD:./a.journey.yaml", "a.journey.yaml") == [(1, 2)]
    assert scores("../pay.journey.yaml") == [(1, 0)]


def test_a_file_of_a_repository_elsewhere(repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repo.write("pay.journey.yaml", PAY % 2)
    monkeypatch.chdir(tmp_path)
    assert scores("r/pay.journey.yaml") == [(1, 2)]


def test_renames_are_followed(repo: Repo) -> None:
    repo.git("mv", "pay.journey.yaml", "paid.journey.yaml")
    repo.commit(paid=PAY % 2)
    assert scores("HEAD~1", "paid.journey.yaml") == [(1, 2)]
    assert scores("HEAD~1", "HEAD", "--", "pay.journey.yaml") == [(1, 2)]
    [one] = told("HEAD~1", "HEAD")["maps"]
    assert (one["old"], one["new"]) == ("HEAD~1:pay.journey.yaml", "HEAD:paid.journey.yaml")


def test_what_is_new_or_gone_is_all_added_or_all_removed(repo: Repo) -> None:
    repo.git("rm", "-q", "other.journey.yaml")
    repo.commit(new=PAY % 1)
    for words, kind in ((("HEAD~1", "new.journey.yaml"), "added"), (("/dev/null", "pay.journey.yaml"), "added"),
                        (("HEAD~1", "HEAD", "--", "other.journey.yaml"), "removed")):  # fmt: skip
        changes = told(*words)["changes"]
        assert {change["kind"] for change in changes} == {kind}
        assert changes[0]["path"] == []
    new, gone = told("HEAD~1")["maps"]
    assert (new["old"], gone["new"]) == ("/dev/null", "/dev/null")


def test_imports_come_from_the_same_revision_and_count(repo: Repo) -> None:
    shared = "journeymap: 1\npersonas: [{id: dev, name: %s}]\n"
    body = "title: T\nimports: [shared.yaml]\nstages: [{name: A, personas: [dev]}]\n"
    repo.write("shared.yaml", shared % "Dana")
    repo.commit(using=body)
    repo.write("shared.yaml", shared % "Dora")
    for words in ((), ("using.journey.yaml",), ("HEAD:using.journey.yaml", "using.journey.yaml")):
        assert scores(*words) == [("Dana", "Dora")]
    repo.git("add", ".")
    assert scores("--staged") == [("Dana", "Dora")]
    repo.commit()
    assert scores("HEAD~1", "HEAD") == [("Dana", "Dora")]


def test_exit_codes(repo: Repo) -> None:
    assert diff("pay.journey.yaml", "--exit-code").exit_code == 0
    repo.write("pay.journey.yaml", PAY % 2)
    assert diff("pay.journey.yaml").exit_code == 0
    assert diff("pay.journey.yaml", "--exit-code").exit_code == 1
    assert diff("pay.journey.yaml", "--fail-on", "worse").exit_code == 0
    repo.write("pay.journey.yaml", PAY % 0)
    assert diff("pay.journey.yaml", "--fail-on", "worse").exit_code == 1
    repo.write("pay.journey.yaml", (PAY % 1).replace("emotion", "emotions"))
    assert diff("pay.journey.yaml", "--exit-code").exit_code == 2


@pytest.mark.parametrize(
    ("fields", "verdicts", "code"),
    [
        ("emotion: {score: 1, evidence: proposed}", ["weaker"], 1),
        ("emotion: {score: 1, evidence: proposed}", ["worse"], 0),
        ("emotion: {score: 1, evidence: observed}", ["weaker", "worse"], 0),
        ("emotion: 0", ["weaker"], 0),
        ("emotion: 0", ["weaker", "worse"], 1),
        ("emotion: 0", ["never"], 0),
    ],
)
def test_each_verdict_fails_alone(repo: Repo, fields: str, verdicts: list[str], code: int) -> None:
    repo.write("old.yaml", "title: x\nstages: [{name: A, emotion: 1}]\n")
    repo.write("new.yaml", f"title: x\nstages: [{{name: A, {fields}}}]\n")
    asked = [word for verdict in verdicts for word in ("--fail-on", verdict)]
    assert diff("old.yaml", "new.yaml", *asked).exit_code == code


def test_what_cannot_be_compared_is_an_error_and_not_reported_as_no_change(repo: Repo) -> None:
    repo.write("other.journey.yaml", "title: Other\nstages: [A, B]\n")
    repo.write("pay.journey.yaml", "title: [\n")
    result = diff()
    assert result.exit_code == 2
    assert "not compared" in result.stderr
    assert "+ stage B" in result.stdout
    repo.write("other.journey.yaml", "title: Other\nstages: [A]\n")
    for words in ([], ["pay.journey.yaml"]):
        result = diff(*words)
        assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "'nonsense' is neither a file nor a revision"),
        (["HEAD~99", "pay.journey.yaml"], "'HEAD~99' is neither a file nor a revision"),
        (["nonsense..HEAD"], "nonsense"),
        (["--", "gone.yaml"], "'gone.yaml' is in neither version"),
        (["HEAD", "HEAD", "HEAD", "pay.journey.yaml"], "too many revisions"),
        (["--staged", "HEAD", "HEAD", "pay.journey.yaml"], "too many revisions"),
        (["HEAD:gone.yaml", "pay.journey.yaml"], "path 'gone.yaml' does not exist"),
        (["/dev/null", "/dev/null"], "nothing to compare"),
        (["/dev/zero", "pay.journey.yaml"], "not a regular file"),
        (["pay.journey.yaml", "--report", "md"], "FORMAT=FILE"),
        (["pay.journey.yaml", "--report", "mdd=x"], "did you mean 'md'"),
        (["pay.journey.yaml", "-o", "x.md", "--report", "json=x.md"], "the same file"),
    ],
)
def test_words_that_do_not_fit(repo: Repo, words: list[str], said: str) -> None:
    result = diff(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_outside_of_a_repository_git_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(PAY % 1)
    result = diff("a.yaml")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr


def test_reports_go_to_files_too(repo: Repo) -> None:
    repo.write("pay.journey.yaml", PAY % 2)
    result = diff("pay.journey.yaml", "-o", "out.md", "--report", "json=out/c.json", "--report", "github=-")
    assert result.exit_code == 0
    assert Path("out.md").read_text(encoding="utf-8").startswith("### Pay\n")
    assert json.loads(Path("out/c.json").read_text(encoding="utf-8"))["summary"]["better"] == 1
    assert result.stdout.startswith("::notice file=pay.journey.yaml,")
    assert result.stderr == "wrote out.md\nwrote out/c.json\n"


def test_no_report_is_written_over_a_map(repo: Repo) -> None:
    repo.write("new.yaml", PAY % 2)
    for words in (
        ["pay.journey.yaml", "new.yaml", "-o", "new.yaml", "-f", "text"],
        ["new.yaml", "pay.journey.yaml", "--report", "md=new.yaml"],
    ):
        result = diff(*words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "a report would overwrite it" in result.stderr
    assert Path("new.yaml").read_text(encoding="utf-8") == PAY % 2


def test_minor_changes_are_shown_with_all(repo: Repo) -> None:
    repo.write("pay.journey.yaml", (PAY % 1).replace("[Know the price]", "{text: Know the price, note: n}"))
    assert diff("pay.journey.yaml", "--exit-code").exit_code == 0
    assert diff("pay.journey.yaml", "--exit-code", "--all").exit_code == 1


def test_standard_input_and_pipes(repo: Repo) -> None:
    done = journeymap("diff", "-", "pay.journey.yaml", "-f", "json", at=repo.top, typed=(PAY % 0).encode())
    assert json.loads(done.stdout)["old"] == "<stdin>"
    read, write = os.pipe()
    os.write(write, (PAY % 0).encode())
    os.close(write)
    assert json.loads(diff(f"/dev/fd/{read}", "pay.journey.yaml", "-f", "json").stdout)["summary"]["better"] == 1
    os.close(read)


def test_a_worktree_and_a_shallow_clone(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(pay=PAY % 2)
    repo.git("worktree", "add", "-q", "../tree", "HEAD~1")
    monkeypatch.chdir(tmp_path / "tree")
    assert scores("HEAD", "main", "pay.journey.yaml") == [(1, 2)]
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repo.top}", tmp_path / "shallow"], check=True)
    monkeypatch.chdir(tmp_path / "shallow")
    Path("pay.journey.yaml").write_text(PAY % 0)
    assert scores("pay.journey.yaml") == [(2, 0)]


def test_names_of_files_are_shown_escaped(repo: Repo) -> None:
    repo.write("a\x1b[2J\n::error::x.journey.yaml", PAY % 1)
    repo.git("add", ".")
    result = diff("--staged")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert not any(line.startswith("::") for line in result.stdout.splitlines())


def test_pages_of_one_map_and_of_several(repo: Repo) -> None:
    repo.write("pay.journey.yaml", PAY % 2)
    repo.write("maps/other.journey.yaml", "title: Other\nstages: [A, B]\n")
    repo.git("add", ".")
    assert "What changes" in diff("pay.journey.yaml", "-f", "html").stdout
    assert diff("pay.journey.yaml", "-o", "x.html").exit_code == 0
    assert "<bdi>+1</bdi> → <bdi>+2</bdi>" in Path("x.html").read_text(encoding="utf-8")
    assert diff("-f", "html", "-o", "out").exit_code == 0
    assert sorted(map(str, Path("out").rglob("*.html"))) == ["out/maps/other.html", "out/pay.html"]
    assert "need a folder" in diff("-f", "html").stderr
    assert "need a folder" in diff("-o", "x.html").stderr
    assert not Path("x.html/").is_dir()


def test_a_page_of_the_only_map_that_changed(repo: Repo) -> None:
    assert "no map changed: there is no page to write\n" in diff("-o", "out/diff.html").stderr
    repo.write("pay.journey.yaml", PAY % 2)
    assert diff("-o", "out/diff.html").exit_code == 0
    assert diff("-f", "html", "-o", "-").stdout == Path("out/diff.html").read_text(encoding="utf-8")
    assert diff("pay.journey.yaml", "-f", "html", "-o", "pages").exit_code == 0
    assert Path("pages/pay.html").is_file()


def test_an_output_with_an_unknown_ending_is_refused(repo: Repo) -> None:
    repo.write("pay.journey.yaml", PAY % 2)
    words = "'x.pptx' has an unknown ending: use .txt, .json, .md, .html or .htm, or write 'x.pptx/' for a folder"
    assert diff("-o", "x.pptx").stderr == f"error: {words}\n"
    assert "use .html or .htm" in diff("-f", "html", "-o", "x.pptx").stderr
    assert diff("-f", "json", "-o", "x.data").exit_code == 0
    assert diff("-o", "/dev/null").exit_code == 0


def test_links_of_pages_lead_to_the_right_places(repo: Repo) -> None:
    text = "title: One\nstages: [{name: %s, journey: two.yaml, goals: {text: Read, link: a.pdf}}]\n"
    repo.write("maps/one.yaml", text % "A")
    repo.write("maps/two.yaml", "title: Two\nstages: [A]\n")
    repo.commit()
    repo.write("maps/one.yaml", text % "B")
    diff("-o", "out/page.html")
    page = Path("out/page.html").read_text(encoding="utf-8")
    assert 'href="../maps/two.html"' in page
    assert 'href="../maps/a.pdf"' in page
    repo.write("maps/two.yaml", "title: Two\nstages: [B]\n")
    diff("-f", "html", "-o", "out")
    assert 'href="two.html"' in Path("out/maps/one.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("words", "accent"), [([], "dusk"), (["--theme", "default"], "default")])
def test_a_page_has_the_theme_that_was_asked_for_else_that_of_the_settings(
    repo: Repo, words: list[str], accent: str
) -> None:
    repo.write("pay.journey.yaml", PAY % 2)
    repo.write(".journeymap.toml", '[render]\ntheme = "dusk"\n')
    page = diff("pay.journey.yaml", "-f", "html", *words).stdout
    assert f"--accent:{built_in_theme(accent).light.accent};" in page


def test_annotations_have_paths_from_the_top_of_the_repository(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    repo.write("maps/pay.yaml", PAY % 1)
    repo.git("add", ".")
    monkeypatch.chdir("maps")
    assert diff("--staged", "-f", "github").stdout.startswith("::notice file=maps/pay.yaml,")


def test_edits_are_what_apply_takes(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text("title: A\nstages: [Look]\n", encoding="utf-8")
    new.write_text("title: B\nstages: [Look, Buy]\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["diff", str(old), str(new), "-f", "edits"])
    assert result.exit_code == 0
    applied = CliRunner().invoke(app, ["apply", str(old)], input=result.stdout)
    assert applied.exit_code == 0
    assert old.read_text(encoding="utf-8") == new.read_text(encoding="utf-8")
    assert CliRunner().invoke(app, ["diff", str(old), str(new), "-f", "edits"]).stdout == "[]\n"


def test_the_page_shows_the_pictures_of_both_versions(repo: Repo) -> None:
    shown = "stages: [{name: Browse, image: {file: %s, alt: A shelf}}, {name: Buy}]\n"
    for name in ("old", "new"):
        (repo.top / f"{name}.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><title>{name}</title></svg>')
        repo.write(f"{name}.yaml", "title: Pay\n" + shown % f"{name}.svg")
    page = diff("-f", "html", "old.yaml", "new.yaml").stdout
    assert 'alt="A shelf"' in page
