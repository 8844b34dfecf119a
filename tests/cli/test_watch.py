import json
import os
import re
import shutil
import sys
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from support.commands import journeymap
from support.watching import Watching, save, wait_until, watching

MAP = "title: A map\nstages: [Browse, Buy]\n"
BROKEN = "title: A map\nstages:\n  - name: Browse\n    touchpoint: Shop\n"
IMPORTING = "title: A map\nimports: people.yaml\nstages: [{name: Browse, personas: dev}]\n"
PERSONA = "personas: [{{id: dev, name: {}}}]\n"
PAGE = '{{% extends "builtin/html/page.html" %}}{{% block lens %}}{}{{% endblock %}}'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def watch(*args: str | Path, **env: str) -> AbstractContextManager[Watching]:
    return watching(*args, env=env, log=Path("..") / "told")


def title(path: str) -> str:
    return str(json.loads(Path(path).read_bytes())["journey"]["title"])


def name(path: str) -> str:
    return str(json.loads(Path(path).read_bytes())["journey"]["personas"][0]["name"])


def test_it_draws_at_once_and_again_after_each_change() -> None:
    save("map.yaml", MAP)
    with watch("map.yaml", "-f", "json") as run:
        run.wait_for("watching for changes: press Ctrl-C to stop\n")
        assert title("map.json") == "A map"
        for number in range(2):
            save("map.yaml", MAP.replace("A map", f"Number {number}"))
            run.wait_for("wrote map.json\n", number + 2)
            assert title("map.json") == f"Number {number}"
        assert run.output.splitlines() == [
            "wrote map.json",
            "watching for changes: press Ctrl-C to stop",
            *["wrote map.json"] * 2,
        ]


def test_an_interrupt_ends_it_quietly_with_0_and_leaves_no_process() -> None:
    save("map.yaml", MAP)
    with watch("map.yaml", "--open", BROWSER="true") as run:
        run.wait_for("watching")
        before = run.output
        assert run.interrupt() == 0
        assert run.output == before
        with pytest.raises(ProcessLookupError):
            os.killpg(run.process.pid, 0)


def test_a_broken_map_is_reported_with_its_place_and_keeps_the_last_good_page() -> None:
    save("map.yaml", MAP)
    with watch("map.yaml") as run:
        run.wait_for("watching")
        good = Path("map.html").read_bytes()
        save("map.yaml", BROKEN)
        told = run.wait_for("map.yaml: 1 error, not drawn\n")
        assert "error[unknown-key]: unknown key 'touchpoint'\n --> map.yaml:4:5\n" in told
        assert Path("map.html").read_bytes() == good
        save("map.yaml", MAP.replace("Buy", "Pay"))
        assert run.wait_for("map.yaml is valid again\n").endswith("wrote map.html\nmap.yaml is valid again\n")
        assert b"Pay" in Path("map.html").read_bytes()
        assert run.interrupt() == 0


def test_a_map_that_is_broken_from_the_start_is_drawn_once_it_is_mended() -> None:
    save("map.yaml", BROKEN)
    with watch("map.yaml", "-f", "json") as run:
        run.wait_for("watching")
        assert not Path("map.json").exists()
        save("map.yaml", MAP)
        run.wait_for("wrote map.json\nmap.yaml is valid again\n")


def test_what_a_map_imports_is_watched_from_when_it_is_named() -> None:
    save("map.yaml", MAP)
    with watch("map.yaml", "-f", "json") as run:
        run.wait_for("watching")
        save("map.yaml", IMPORTING)
        assert "error[missing-file]: there is no file 'people.yaml'" in run.wait_for("1 error, not drawn")
        save("people.yaml", PERSONA.format("Ada"))
        run.wait_for("map.yaml is valid again")
        assert name("map.json") == "Ada"
        save("people.yaml", PERSONA.format("Grace"))
        run.wait_for("wrote map.json\n", 3)
        assert name("map.json") == "Grace"
        save("people.yaml", PERSONA.format("Grace").replace("name", "nmae"))
        assert "--> people.yaml:1:" in run.wait_for("error[unknown-key]")


def test_an_import_in_another_folder_that_is_made_later_is_found() -> None:
    save("maps/map.yaml", IMPORTING.replace("people", "../shared/team/people"))
    Path(".git").mkdir()
    with watch("maps/map.yaml", "-f", "json") as run:
        run.wait_for("watching")
        save("shared/team/people.yaml", PERSONA.format("Ada"))
        run.wait_for("maps/map.yaml is valid again")
        assert name("maps/map.json") == "Ada"


def test_a_map_that_a_node_names_is_watched() -> None:
    save("map.yaml", "title: A map\nstages: [{name: Buy, journey: sub.yaml}]\n")
    save("sub.yaml", MAP)
    with watch("map.yaml", "-f", "json") as run:
        run.wait_for("watching")
        Path("sub.yaml").unlink()
        run.wait_for("error[missing-file]")
        save("sub.yaml", MAP)
        run.wait_for("map.yaml is valid again")


def test_a_map_that_is_deleted_and_comes_back_is_drawn_again() -> None:
    save("map.yaml", MAP)
    with watch("map.yaml", "-f", "json") as run:
        run.wait_for("watching")
        Path("map.yaml").unlink()
        run.wait_for("error: cannot read 'map.yaml': no such file or directory\n")
        assert title("map.json") == "A map"
        save("map.yaml", MAP.replace("A map", "Back"))
        run.wait_for("map.yaml is valid again")
        assert title("map.json") == "Back"


def test_a_folder_that_is_deleted_and_comes_back_is_watched_again() -> None:
    save("maps/map.yaml", MAP)
    with watch("maps/map.yaml", "-f", "json", "-o", "out") as run:
        run.wait_for("watching")
        shutil.rmtree("maps")
        run.wait_for("error: cannot read")
        for number in range(2):
            save("maps/map.yaml", MAP.replace("A map", f"Number {number}"))
            run.wait_for("wrote out/map.json\n", number + 2)
            assert title("out/map.json") == f"Number {number}"
        assert run.process.poll() is None


def test_saves_in_a_burst_end_with_the_last_one_drawn() -> None:
    path = save("map.yaml", MAP)
    with watch("map.yaml", "-f", "json") as run:
        run.wait_for("watching")
        for number in range(50):
            path.write_text(MAP.replace("A map", f"Number {number}"), encoding="utf-8")
        wait_until(lambda: title("map.json") == "Number 49")


def test_the_goal_of_a_link_is_watched() -> None:
    save("real/map.yaml", MAP)
    Path("map.yaml").symlink_to("real/map.yaml")
    with watch("map.yaml", "-f", "json") as run:
        run.wait_for("watching")
        save("real/map.yaml", MAP.replace("A map", "B"))
        run.wait_for("wrote map.json\n", 2)
        assert title("map.json") == "B"


def test_of_several_maps_the_one_that_changed_is_drawn() -> None:
    save("a.yaml", MAP)
    save("b.yaml", MAP)
    with watch("a.yaml", "b.yaml", "-f", "json") as run:
        run.wait_for("watching")
        save("b.yaml", MAP.replace("A map", "B"))
        assert run.wait_for("wrote b.json\n", 2).count("a.json") == 1


def test_a_template_that_is_changed_or_added_is_used() -> None:
    save("map.yaml", MAP)
    save("own/html/page.html", PAGE.format("first look"))
    with watch("map.yaml", "--templates", "own") as run:
        run.wait_for("watching")
        assert b"first look" in Path("map.html").read_bytes()
        save("own/html/page.html", PAGE.format('{% include "more/part.html" %}'))
        run.wait_for("error: the template 'own/html/page.html' does not work: line 1: there is no template")
        assert b"first look" in Path("map.html").read_bytes()
        save("own/more/part.html", "second look")
        run.wait_for("map.yaml is valid again\n")
        assert b"second look" in Path("map.html").read_bytes()
        save("own/html/page.html", PAGE.format("{{ 1 / 0 }}"))
        run.wait_for("error: the template 'own/html/page.html' does not work: line 1: division by zero\n")
        save("own/html/page.html", PAGE.format("third look"))
        run.wait_for("map.yaml is valid again\n", 2)
        assert b"third look" in Path("map.html").read_bytes()
        assert run.interrupt() == 0


THEME = 'accent: "{}"\n'


@pytest.mark.parametrize("by", ["option", "settings"])
def test_a_theme_that_is_changed_is_used_and_a_broken_one_leaves_the_last_good_page(by: str) -> None:
    save("map.yaml", MAP)
    save("brand/brand.yaml", THEME.format("#123456"))
    save(".journeymap.toml", '[render]\ntheme = "brand/brand.yaml"\n' if by == "settings" else "")
    with watch("map.yaml", *(["--theme", "brand/brand.yaml"] if by == "option" else [])) as run:
        run.wait_for("watching")
        assert b"#123456" in Path("map.html").read_bytes()
        save("brand/brand.yaml", THEME.format("blue-ish"))
        assert "--> brand/brand.yaml:1:9" in run.wait_for("^^")
        assert b"#123456" in Path("map.html").read_bytes()
        save("brand/brand.yaml", THEME.format("#654321"))
        run.wait_for("the theme is valid again\nwrote map.html\n")
        assert b"#654321" in Path("map.html").read_bytes()
        Path("brand/brand.yaml").unlink()
        run.wait_for("'brand/brand.yaml'")
        save("brand/brand.yaml", THEME.format("#111222"))
        run.wait_for("the theme is valid again\nwrote map.html\n", 2)
        assert run.interrupt() == 0


def test_the_logo_of_a_theme_is_watched() -> None:
    save("map.yaml", MAP)
    save("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    save("brand.yaml", "logo: {file: logo.svg, text: Us}\n")
    with watch("map.yaml", "--theme", "brand.yaml") as run:
        run.wait_for("watching")
        before = Path("map.html").read_bytes()
        save("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>")
        run.wait_for("wrote map.html\n", 2)
        assert Path("map.html").read_bytes() != before


def test_quiet_says_only_what_is_wrong() -> None:
    save("map.yaml", MAP)
    with watch("map.yaml", "-f", "json", "-q") as run:
        wait_until(Path("map.json").exists)
        save("map.yaml", MAP.replace("A map", "B"))
        wait_until(lambda: title("map.json") == "B")
        assert run.output == ""
        save("map.yaml", BROKEN)
        run.wait_for("error[unknown-key]")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["-"], "--watch cannot be used with standard input"),
        (["-", "-o", "x.json"], "--watch cannot be used with standard input"),
        (["map.yaml", "-o", "-"], "--watch cannot be used with standard output: name a file with -o"),
        (["map.yaml", "-o", "/dev/null"], "--watch cannot be used with '/dev/null': name a file with -o"),
        (["map.yaml", "--check"], "--check cannot be used with --watch"),
    ],
)
def test_what_cannot_be_watched_is_refused(args: list[str], words: str) -> None:
    save("map.yaml", MAP)
    result = journeymap("render", "--watch", *args)
    assert (result.returncode, result.stdout, result.stderr.decode()) == (2, b"", f"error: {words}\n")
    assert [path.name for path in Path().iterdir()] == ["map.yaml"]


@pytest.fixture
def fake_browser(tmp_path: Path) -> Path:
    """A script in place of a browser, which records the addresses that it is given."""
    script = tmp_path / "browser"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(tmp_path / 'shown')!r}, 'a').write(sys.argv[1] + '\\n')\n"
    )
    script.chmod(0o755)
    return script


def test_an_open_page_reloads(fake_browser: Path) -> None:
    save("map.yaml", MAP)
    journeymap("render", "map.yaml", "-o", "plain.html")
    with watch("map.yaml", "--open", BROWSER=str(fake_browser)) as run:
        run.wait_for("watching")
        shown = fake_browser.with_name("shown")
        wait_until(lambda: shown.exists() and shown.read_text(encoding="utf-8"))
        url = shown.read_text(encoding="utf-8").strip()
        assert f"showing map.html at {url}\n" in run.output
        assert Path("map.html").read_bytes() == Path("plain.html").read_bytes()
        page = fetch(url)
        (after,) = re.findall(r'location\.pathname \+ "(\?after=\d+)"', page)
        with urllib.request.urlopen(f"{url}{after}", timeout=60) as events:
            save("map.yaml", BROKEN)
            run.wait_for("not drawn")
            assert fetch(url) == page
            save("map.yaml", MAP.replace("A map", "Another"))
            assert "data: changed\n" in events.read().decode()
        assert "Another" in fetch(url)
        assert run.interrupt() == 0
        assert shown.read_text(encoding="utf-8") == f"{url}\n"


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=60) as answer:
        return str(answer.read().decode())


def test_other_formats_are_opened_once_as_files(fake_browser: Path, here: Path) -> None:
    save("map.yaml", MAP)
    with watch("map.yaml", "-f", "json", "--open", BROWSER=str(fake_browser)) as run:
        run.wait_for("watching")
        save("map.yaml", MAP.replace("A map", "B"))
        run.wait_for("wrote map.json", 2)
        shown = fake_browser.with_name("shown")
        assert (
            wait_until(lambda: shown.exists() and shown.read_text(encoding="utf-8"))
            == f"{(here / 'map.json').as_uri()}\n"
        )
        assert "http" not in run.output


def test_an_output_that_is_deleted_comes_back_but_not_while_its_map_is_broken() -> None:
    save("map.yaml", MAP)
    with watch("map.yaml", "-f", "json", "-f", "md", "-o", "out/") as run:
        run.wait_for("watching")
        Path("out/map.json").unlink()
        run.wait_for("wrote out/map.json\n", 2)
        Path("out").rename("gone")  # maybe while the other file is written
        run.wait_for("wrote out/map.md\n", 2)
        run.wait_for("wrote out/map.json\n", 3)
        assert title("out/map.json") == "A map"
        save("map.yaml", BROKEN)
        run.wait_for("not drawn")
        Path("out/map.json").unlink()
        save("map.yaml", BROKEN.replace("Browse", "Look"))
        run.wait_for("not drawn", 2)
        assert not Path("out/map.json").exists()
        save("map.yaml", MAP)
        run.wait_for("map.yaml is valid again")
        assert title("out/map.json") == "A map"
        assert run.output.count("not drawn") == 2
