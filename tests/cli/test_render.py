import json
import os
import re
import struct
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app
from support.commands import journeymap

MAP = "title: A map\nlast_reviewed: 2026-09-14\nstages: [{name: Browse, goals: win}, {name: Buy, emotion: -1}]\n"
BROKEN = "title: A map\nstages:\n  - name: Browse\n    touchpoint: Shop\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def a_map(here: Path) -> Path:
    return write("maps/shop.journey.yaml", MAP)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def render(*args: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["render", *map(str, args)], input=typed)


def files(folder: str = ".") -> set[str]:
    return {path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file()}


def title(path: str | Path) -> str:
    found: str = json.loads(Path(path).read_bytes())["journey"]["title"]
    return found


def test_a_page_is_written_beside_the_source(a_map: Path) -> None:
    result = render(a_map)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "wrote maps/shop.html\n")
    assert files("maps") == {"shop.journey.yaml", "shop.html"}


def test_several_formats_are_written_each_to_its_ending(a_map: Path) -> None:
    result = render(a_map, "-f", "json", "--format", "md")
    assert (result.exit_code, result.stderr) == (0, "wrote maps/shop.json\nwrote maps/shop.md\n")
    assert Path("maps/shop.md").read_text(encoding="utf-8").startswith("# A map\n")


def test_every_format_is_written_and_each_diagram_has_its_name(a_map: Path) -> None:
    formats = [word for name in ("html", "svg", "png", "pdf", "dot", "md", "json") for word in ("-f", name)]
    args: list[str | Path] = [a_map, *formats, "--diagram", "map", "--diagram", "flow", "-o", "out"]
    assert render(*args).exit_code == 0
    drawn = {f"shop{part}.{ending}" for part in ("", ".flow") for ending in ("svg", "png", "pdf", "dot")}
    assert files("out") == {"shop.html", "shop.md", "shop.json", *drawn}
    assert render(*args, "--check").exit_code == 0
    for path in Path("out").iterdir():
        path.write_bytes(b"old")
    stale = render(*args, "--check").stderr.splitlines()
    assert {line.split()[0] for line in stale} == {
        f"out/{name}" for name in files("out") if name[-3:] not in ("png", "pdf")
    }
    Path("out/shop.png").unlink()
    assert "out/shop.png is missing" in render(*args, "--check").stderr


def test_out_may_be_a_file_a_folder_that_is_made_or_standard_output(a_map: Path) -> None:
    assert render(a_map, "-o", "a/b/own.json").exit_code == 0
    assert render(a_map, "-o", "c/d", "-f", "json").exit_code == 0
    assert files() == {"maps/shop.journey.yaml", "a/b/own.json", "c/d/shop.json"}
    result = render(a_map, "-f", "json", "-o", "-")
    assert result.stdout_bytes == Path("a/b/own.json").read_bytes()
    assert result.stderr == ""


def test_standard_input_goes_to_standard_output() -> None:
    result = render("-", "-f", "md", typed=MAP)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# A map\n")
    assert files() == set()


def test_several_sources_go_to_their_own_names(a_map: Path) -> None:
    write("trip.yaml", MAP.replace("A map", "A trip"))
    assert render(a_map, "trip.yaml", "-f", "json", "-o", "out").exit_code == 0
    assert (title("out/maps/shop.json"), title("out/trip.json")) == ("A map", "A trip")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["maps/shop.journey.yaml", "maps/shop.yaml", "-f", "json"], "would overwrite the output of"),
        (["x.json", "-f", "json"], "would overwrite the source 'x.json'"),
        (
            ["maps/shop.journey.yaml", "-f", "json", "-f", "md", "-o", "-"],
            "only one output can be written to standard output",
        ),
    ],
)
def test_outputs_that_cannot_be_are_refused_before_anything_is_written(
    args: list[str], words: str, a_map: Path
) -> None:
    write("maps/shop.yaml", MAP)
    write("x.json", MAP)
    result = render(*args)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert words in result.stderr
    assert files() == {"maps/shop.journey.yaml", "maps/shop.yaml", "x.json"}
    assert Path("x.json").read_text(encoding="utf-8") == MAP


def test_good_ones_are_written_and_bad_ones_reported(a_map: Path) -> None:
    write("bad.yaml", BROKEN)
    result = render("bad.yaml", "none.yaml", a_map, "-f", "json")
    assert result.exit_code == 2
    assert "error[unknown-key]: unknown key 'touchpoint'\n --> bad.yaml:4:5\n" in result.stderr
    assert "bad.yaml: 1 error, not drawn\n" in result.stderr
    assert "error: cannot read 'none.yaml': no such file or directory\n" in result.stderr
    assert result.stderr.endswith("wrote maps/shop.json\n")
    assert files() == {"bad.yaml", "maps/shop.journey.yaml", "maps/shop.json"}


def test_a_broken_map_leaves_its_output_as_it_was(a_map: Path) -> None:
    write("maps/shop.json", "old")
    a_map.write_text(BROKEN, encoding="utf-8")
    assert render(a_map, "-f", "json").exit_code == 2
    assert Path("maps/shop.json").read_text(encoding="utf-8") == "old"


def test_a_map_with_warnings_is_drawn() -> None:
    write("a.yaml", "title: See issue #42 first\nstages: [{name: a, goals: {text: b, link: 'javascript:x'}}]")
    result = render("a.yaml", "-f", "json")
    assert (result.exit_code, result.stderr) == (0, "wrote a.json\n")


def test_what_does_not_resolve_is_an_error() -> None:
    write("a.yaml", "title: x\nstages: [{name: a, next: b}]")
    result = render("a.yaml", "-f", "json")
    assert result.exit_code == 2
    assert "error[unknown-step]: there is no stage or step 'b'\n --> a.yaml:2:26\n" in result.stderr


def test_a_special_file_is_refused_without_waiting() -> None:
    os.mkfifo("pipe.yaml")
    result = render("pipe.yaml", "-f", "json")
    assert (result.exit_code, result.stderr) == (2, "error: cannot read 'pipe.yaml': it is not a regular file\n")


def test_a_place_that_cannot_be_written_is_reported_and_others_are_written(a_map: Path) -> None:
    Path("maps/shop.json").mkdir()
    result = render(a_map, "-f", "json", "-f", "md")
    assert result.exit_code == 2
    assert result.stderr == "error: cannot write 'maps/shop.json': is a directory\nwrote maps/shop.md\n"
    assert files("maps") == {"shop.journey.yaml", "shop.md"}
    assert render(a_map, "-o", "maps/shop.md/a.json").stderr == (
        "error: cannot write 'maps/shop.md/a.json': a file exists where its folder should be\n"
    )


def test_no_temporary_file_is_left_when_writing_fails(a_map: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    result = render(a_map, "-f", "json")
    assert (result.exit_code, result.stderr) == (2, "error: cannot write 'maps/shop.json': no space left on device\n")
    assert files() == {"maps/shop.journey.yaml"}


def test_a_file_that_would_not_change_is_not_touched(a_map: Path) -> None:
    render(a_map, "-f", "json")
    os.utime("maps/shop.json", (0, 0))
    result = render(a_map, "-f", "json")
    assert (result.exit_code, result.stderr) == (0, "unchanged maps/shop.json\n")
    assert Path("maps/shop.json").stat().st_mtime == 0


def test_a_file_keeps_its_mode_and_a_link_its_goal(a_map: Path) -> None:
    write("goal.json", "old").chmod(0o640)
    Path("maps/shop.json").symlink_to("../goal.json")
    assert render(a_map, "-f", "json").exit_code == 0
    assert Path("maps/shop.json").is_symlink()
    assert title("goal.json") == "A map"
    assert Path("goal.json").stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_of_any_other(a_map: Path) -> None:
    render(a_map, "-f", "json")
    assert Path("maps/shop.json").stat().st_mode == write("other", "").stat().st_mode


def test_check_reports_what_is_missing_or_stale_and_writes_nothing(a_map: Path) -> None:
    args: list[str | Path] = [a_map, "-f", "json", "-f", "md", "--check"]
    missing = render(*args)
    assert missing.exit_code == 1
    assert missing.stderr.splitlines() == [
        "maps/shop.json is missing: run journeymap render again",
        "maps/shop.md is missing: run journeymap render again",
    ]
    render(*args[:-1])
    assert (render(*args).exit_code, render(*args).stderr) == (0, "")
    a_map.write_text(MAP.replace("A map", "B"), encoding="utf-8")
    Path("maps/shop.md").unlink()
    stale = render(*args, "-q")
    assert stale.exit_code == 1
    assert stale.stderr.splitlines() == [
        "maps/shop.json is stale: run journeymap render again",
        "maps/shop.md is missing: run journeymap render again",
    ]
    assert title("maps/shop.json") == "A map"
    assert files("maps") == {"shop.journey.yaml", "shop.json"}


@pytest.mark.parametrize(("written", "checked_out"), [(b"\n", b"\r\n"), (b"\r\n", b"\n")])
def test_check_finds_nothing_in_a_checkout_with_other_line_ends(written: bytes, checked_out: bytes) -> None:
    map_ = "title: x\nstages:\n  - name: A\n    image: {file: a.svg, alt: A}\n"
    files = {"x.yaml": map_, "a.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<path d="M0,0"/>\n</svg>\n'}
    args = [
        "x.yaml",
        *(word for name in ("html", "svg", "md", "dot", "json", "csv", "mermaid") for word in ("-f", name)),
    ]
    for name, content in files.items():
        Path(name).write_bytes(content.encode().replace(b"\n", written))
    assert render(*args).exit_code == 0
    for path in Path.cwd().iterdir():
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", checked_out))
    assert render(*args, "--check").exit_code == 0
    Path("x.yaml").write_bytes(Path("x.yaml").read_bytes() + b"# more\n")
    assert "x.json is stale" in render(*args, "--check").stderr


def test_check_of_a_broken_map_is_2_and_others_are_checked(a_map: Path) -> None:
    write("bad.yaml", BROKEN)
    result = render("bad.yaml", a_map, "-f", "json", "--check")
    assert result.exit_code == 2
    assert "maps/shop.json is missing" in result.stderr


def test_check_of_standard_output_is_refused(a_map: Path) -> None:
    result = render(a_map, "-f", "json", "--check", "-o", "-")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: --check compares files: it cannot be used with standard output\n"
    result = render(a_map, "-f", "json", "--check", "-o", "/dev/null")
    assert result.stderr == "error: --check compares files: it cannot be used with '/dev/null'\n"


def test_a_part_is_drawn(a_map: Path) -> None:
    result = render(a_map, "-f", "json", "-o", "-", "--stage", "buy", "--lane", "emotion")
    found = json.loads(result.stdout)
    assert [stage["id"] for stage in found["journey"]["stages"]] == ["buy"]
    assert found["figures"]["items"] == {"emotion": 1}


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--stage", "brwse"], "there is no stage 'brwse': did you mean 'browse'?"),
        (["--persona", "dev"], "there is no persona 'dev': the map has none"),
        (["--lane", "emotions"], "there is no lane 'emotions': did you mean 'emotion'?"),
    ],
)
def test_a_part_that_is_not_there_is_refused_once_with_the_nearest(args: list[str], words: str, a_map: Path) -> None:
    result = render(a_map, "-f", "json", "-f", "md", *args)
    assert (result.exit_code, result.stderr) == (2, f"error: {words}\n")


def test_the_largest_size_may_be_set(a_map: Path) -> None:
    assert "error[too-large]" in render(a_map, "-f", "json", "--max-size", "20").stderr
    assert render(a_map, "-f", "json", "--max-size", "999999999999GiB").exit_code == 0
    assert render(a_map, "--max-size", "large").stderr == (
        "error: 'large' is not a size: write a number of bytes, or one with a unit, such as 8MiB\n"
    )


def test_quiet_says_nothing_when_all_is_well(a_map: Path) -> None:
    assert render(a_map, "-f", "json", "-q").stderr == ""
    assert "error[unknown-key]" in render(write("bad.yaml", BROKEN), "-f", "json", "-q").stderr


def test_colour_is_there_when_asked_for() -> None:
    write("bad.yaml", BROKEN)
    assert "\x1b" not in render("bad.yaml", "-f", "json").stderr
    assert "\x1b[1;31merror[unknown-key]\x1b[0m" in render("bad.yaml", "-f", "json", "--color", "always").stderr


def test_a_stamp_says_from_what_and_when(a_map: Path) -> None:
    found = json.loads(render(a_map, "-f", "json", "-o", "-", "--stamp").stdout)
    assert re.fullmatch(r"made from maps/shop.journey.yaml, \d{4}-\d\d-\d\d \d\d:\d\d UTC", found["stamp"])


def test_without_a_stamp_neither_place_nor_time_is_in_the_output(a_map: Path, here: Path) -> None:
    first = render(a_map, "-f", "json", "-f", "md", "-o", "one")
    Path("elsewhere").mkdir()
    second = render(write("elsewhere/shop.yaml", MAP), "-f", "json", "-f", "md", "-o", "two")
    assert first.exit_code == second.exit_code == 0
    for name in ("shop.json", "shop.md"):
        assert (here / "one" / name).read_bytes() == (here / "two" / name).read_bytes()


def test_the_result_is_shown_on_wish(a_map: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    render(a_map, "-f", "json", "--open")
    assert shown == [Path("maps/shop.json").resolve().as_uri()]


def test_names_of_files_do_not_act(here: Path) -> None:
    name = "::error::a\x1b[2J\nb.yaml"
    write(name, BROKEN)
    write("::warning::ok\x1b.yaml", MAP)
    text = render(name, "::warning::ok\x1b.yaml", "::none", "-f", "json").stderr
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert "wrote ::warning::ok\\x1b.json\n" in text


def test_a_page_says_the_same_in_a_locale_without_unicode(a_map: Path) -> None:
    a_map.write_text(MAP.replace("A map", "Größe 東京"), encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = journeymap("render", str(a_map), "-f", "md", "-o", "-", env=plain)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().startswith("# Größe 東京\n")
    broken = write("größe.yaml", BROKEN.replace("touchpoint", "größe"))
    assert "unknown key 'größe'" in journeymap("render", str(broken), "-f", "md", env=plain).stderr.decode()


def test_a_name_that_is_not_utf8_is_escaped_in_a_stamp(here: Path) -> None:
    name = os.fsdecode(b"gr\xf6\xdfe.yaml")
    write(name, MAP)
    result = journeymap("render", name, "-f", "json", "-o", "-", "--stamp")
    assert result.returncode == 0
    assert json.loads(result.stdout)["stamp"].startswith("made from gr\\udcf6\\udcdfe.yaml, ")


def test_progress_is_shown_on_a_terminal_only(a_map: Path) -> None:
    write("b.yaml", MAP)
    result = journeymap("render", str(a_map), "b.yaml", "-f", "json")
    assert result.stderr == b"wrote maps/shop.json\nwrote b.json\n"


def test_help_has_an_example() -> None:
    result = render("-h")
    assert result.exit_code == 0
    assert "Example: journeymap render" in result.stdout


def test_without_a_source_there_is_nothing_to_do() -> None:
    assert render().exit_code == 2


def linked(path: str) -> list[str]:
    """The files that a drawing links to, by their path from the current folder."""
    kind = Path(path).suffix
    if kind == ".pdf":
        pages = PdfReader(path).pages
        found = [note.get_object()["/A"]["/URI"] for page in pages for note in page.get("/Annots", [])]
    else:
        pattern = r"\]\(([^)]+)\)" if kind == ".md" else r'<a [^>]*?href="([^"#]+)"'
        found = re.findall(pattern, Path(path).read_text(encoding="utf-8"))
    return [os.path.normpath(Path(path).parent / link) for link in dict.fromkeys(found)]


LINKS = """
title: One
owner: me
sources: [{id: s, title: Study, url: ../study.pdf}]
stages:
  - {name: A, journey: sub/two.journey.yaml, goals: {text: Read, link: docs/a.pdf}}
  - {name: B, opportunities: {text: Do, links: [sub/two.journey.yaml]}}
"""


@pytest.mark.parametrize("ending", ["html", "md"])
@pytest.mark.parametrize("out", [None, "site", "site/deep/er"])
def test_relative_links_lead_to_the_same_places_from_any_folder(out: str | None, ending: str) -> None:
    write("maps/one.yaml", LINKS)
    write("maps/sub/two.journey.yaml", "{title: Two, stages: [A]}")
    where = ["-o", out] if out else []
    assert render("maps", "-f", "html", "-f", "md", "-f", "json", *where).exit_code == 0
    place = out or "maps"
    assert sorted(linked(f"{place}/one.{ending}")) == sorted(
        [f"{place}/sub/two.{ending}", "maps/docs/a.pdf", "study.pdf"]
    )


@pytest.mark.parametrize("ending", ["svg", "pdf"])
@pytest.mark.parametrize("out", [None, "site/deep/er"])
def test_links_in_posters_and_flows_lead_to_the_same_places(out: str | None, ending: str) -> None:
    write("maps/one.yaml", LINKS)
    write("maps/sub/two.journey.yaml", "{title: Two, stages: [A]}")
    where = ["-o", out] if out else []
    assert render("maps", "-f", ending, "--diagram", "map", "--diagram", "flow", *where).exit_code == 0
    place = out or "maps"
    assert linked(f"{place}/one.{ending}") == [f"{place}/sub/two.{ending}", "maps/docs/a.pdf"]
    assert linked(f"{place}/one.flow.{ending}") == [f"{place}/sub/two.flow.{ending}"]
    assert render("maps", "-f", "pdf", "--paper", "a4", "-o", "paper").exit_code == 0
    assert linked("paper/one.pdf") == ["paper/sub/two.pdf", "maps/docs/a.pdf"]


def test_a_map_that_is_not_drawn_along_is_linked_beside_its_source() -> None:
    write("maps/one.yaml", LINKS)
    write("maps/sub/two.journey.yaml", "{title: Two, stages: [A]}")
    assert render("maps/one.yaml", "-o", "out/page.html").exit_code == 0
    assert sorted(linked("out/page.html")) == [
        "maps/docs/a.pdf",
        "maps/sub/two.html",
        "maps/sub/two.journey.yaml",
        "study.pdf",
    ]


def test_folders_are_drawn_without_the_files_that_maps_share(a_map: Path) -> None:
    write("maps/people.yaml", "journeymap: 1\npersonas: [Ana]\n")
    write("other/trip.yaml", MAP.replace("A map", "A trip"))
    assert render("maps", "other", "-f", "json", "-o", "out").exit_code == 0
    assert files("out/maps") | files("out/other") == {"shop.json", "trip.json"}
    Path("empty").mkdir()
    result = render("empty")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: there is no map in 'empty': a map is named ")


@pytest.mark.parametrize("format_", ["html", "svg", "md", "dot", "json"])
def test_a_drawing_with_other_line_ends_is_not_stale(a_map: Path, format_: str) -> None:
    render(a_map, "-f", format_)
    drawn = a_map.with_name(f"shop.{format_}")
    drawn.write_bytes(drawn.read_bytes().replace(b"\n", b"\r\n"))
    assert render(a_map, "-f", format_, "--check").exit_code == 0
    drawn.write_bytes(drawn.read_bytes().replace(b"A map", b"An old map"))
    assert render(a_map, "-f", format_, "--check").exit_code == 1


def test_a_stamp_has_the_time_of_the_build(a_map: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764288000")
    assert (
        "made from maps/shop.journey.yaml, 2025-11-28 00:00 UTC"
        in render(a_map, "--stamp", "-f", "md", "-o", "-").stdout
    )
    for wrong in ("soon", "1e99", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        result = render(a_map, "--stamp", "-f", "md")
        assert (result.exit_code, result.stderr) == (
            2,
            f"error: SOURCE_DATE_EPOCH is '{wrong}': set it to the seconds since 1970, such as 1764288000\n",
        )
    assert render(a_map, "-f", "md").exit_code == 0


def test_a_folder_that_cannot_be_read_is_an_error_and_others_are_drawn(
    a_map: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("locked").mkdir()
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    for words, stderr in (
        (["locked"], "error: cannot read 'locked': permission denied\n"),
        (["locked", "maps"], "error: cannot read 'locked': permission denied\nwrote out/shop.json\n"),
    ):
        result = render(*words, "-f", "json", "-o", "out")
        assert (result.exit_code, result.stderr) == (2, stderr)


def test_posters_show_the_pictures_of_the_map(png: bytes) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0,0"/></svg>'
    Path("a.svg").write_text(svg)
    Path("b.png").write_bytes(png)
    pictures = "{name: A, image: {file: a.svg, alt: 'A \"b\"'}}, {name: B, image: {file: b.png, alt: B}}"
    write("x.yaml", f"title: x\nstages: [{pictures}]")
    assert render("x.yaml", "-f", "svg", "-f", "pdf", "-f", "png", "-f", "dot").exit_code == 0
    drawn = Path("x.svg").read_text()
    assert re.findall(r'<image [^>]*aria-label="([^"]*)" href="data:([^;]*);', drawn) == [
        ("A &quot;b&quot;", "image/svg+xml"),
        ("B", "image/png"),
    ]
    assert b"/Subtype /Image" in Path("x.pdf").read_bytes()
    assert not [line for line in Path("x.dot").read_text().splitlines() if "image=" in line and 'image=""' not in line]
    assert render("x.yaml", "-f", "pdf", "-f", "png", "--paper", "a4").exit_code == 0


@pytest.fixture
def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 16, 9, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x20\x80\xc0" * 16) * 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
