import os
from pathlib import Path

import pytest

from journeymap_cli.cli.targets import chosen_formats, plan, stem
from journeymap_cli.errors import UsageError
from journeymap_cli.formats import DRAWINGS, DiagramName, by_ending


def written(
    *sources: str,
    formats: tuple[str, ...] = ("json",),
    out: str | None = None,
    diagrams: tuple[DiagramName, ...] = ("map",),
) -> list[str]:
    return [str(target.path) for target in plan(sources, formats, diagrams, out)]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("x.journey.yaml", "x"),
        ("x.journey.yml", "x"),
        ("x.yaml", "x"),
        ("X.YAML", "X"),
        ("journey.yaml", "journey"),
        ("a/b.c/x.y.yml", "x.y"),
        (".yaml", ".yaml"),
        (".journey.yaml", ".journey"),
        ("x", "x"),
        ("x.json", "x"),
        ("-", "journey"),
    ],
)
def test_the_name_of_a_source_without_its_ending(source: str, name: str) -> None:
    assert stem(source) == name


@pytest.mark.parametrize(
    ("formats", "out", "chosen"),
    [
        ([], None, ["html"]),
        ([], "x.svg", ["svg"]),
        ([], "a.b/X.PNG", ["png"]),
        ([], "out", ["html"]),
        ([], "-", ["html"]),
        ([], "v1.2", ["html"]),
        (["md"], "x.svg", ["md"]),
        (["md", "json", "md"], None, ["md", "json"]),
    ],
)
def test_the_format_is_what_was_asked_for_else_the_ending_else_html(
    formats: list[str], out: str | None, chosen: list[str]
) -> None:
    assert chosen_formats(formats, out) == chosen


def test_outputs_stand_beside_their_sources() -> None:
    assert written("maps/x.journey.yaml", "y.yaml", formats=("json", "md")) == [
        "maps/x.json",
        "maps/x.md",
        "y.json",
        "y.md",
    ]


def test_a_name_with_the_ending_of_a_format_is_a_file_else_a_folder() -> None:
    assert written("maps/x.yaml", out="a/b.json") == ["a/b.json"]
    assert written("maps/x.yaml", out="a/b") == ["a/b/x.json"]
    assert written("maps/x.yaml", out="v1.2/") == ["v1.2/x.json"]
    assert written("maps/x.yaml", out="a.json/") == ["a.json/x.json"]


def test_with_several_outputs_a_name_is_a_folder() -> None:
    assert written("x.yaml", "y.yaml", out="all.json") == ["all.json/x.json", "all.json/y.json"]
    assert written("x.yaml", formats=("json", "md"), out="all.json") == ["all.json/x.json", "all.json/x.md"]


def test_a_folder_that_is_there_stays_one(tmp_path: Path) -> None:
    (tmp_path / "site.html").mkdir()
    assert written("x.yaml", formats=("html",), out="site.html") == ["site.html/x.html"]


def test_a_flow_has_its_name_and_formats_without_diagrams_have_one_output() -> None:
    assert written("x.yaml", formats=("svg", "json"), diagrams=("map", "flow", "map")) == [
        "x.svg",
        "x.flow.svg",
        "x.json",
    ]


def test_standard_input_goes_to_standard_output_unless_a_name_is_given() -> None:
    assert written("-") == ["None"]
    assert written("x.yaml", out="-") == ["None"]
    assert written("-", out="a.json") == ["a.json"]
    assert written("-", out="a") == ["a/journey.json"]


@pytest.mark.parametrize(
    ("sources", "formats", "out"),
    [
        (["x.yaml"], ["json", "md"], "-"),
        (["x.yaml", "y.yaml"], ["json"], "-"),
        (["-"], ["json", "md"], None),
        (["-", "x.yaml"], ["json", "md"], None),
    ],
)
def test_several_outputs_do_not_go_to_standard_output(sources: list[str], formats: list[str], out: str | None) -> None:
    with pytest.raises(UsageError, match="standard output"):
        plan(sources, formats, ["map"], out)


@pytest.mark.parametrize(
    ("sources", "out"),
    [
        (["x.yaml", "x.journey.yaml"], None),
        (["x.yaml", "./x.yaml"], None),
        (["x.yaml", "./x.yaml"], "out"),
        (["x.yaml", "x.yml"], None),
    ],
)
def test_two_sources_that_would_write_one_file_are_refused(sources: list[str], out: str | None) -> None:
    with pytest.raises(UsageError, match="would overwrite the output of"):
        plan(sources, ["json"], ["map"], out)


def test_a_source_named_twice_is_drawn_once() -> None:
    assert written("x.yaml", "x.yaml") == ["x.json"]


@pytest.mark.parametrize(("source", "out"), [("x.json", None), ("y.json", "y.json"), ("a/x.json", "a/")])
def test_a_source_is_never_written_over(source: str, out: str | None) -> None:
    with pytest.raises(UsageError, match="would overwrite the source"):
        plan([source], ["json"], ["map"], out)


def test_nor_is_the_source_of_another_output() -> None:
    with pytest.raises(UsageError, match=r"would overwrite the source 'x\.json'"):
        plan(["x.yaml", "x.json"], ["json"], ["map"], None)


def test_a_link_to_a_source_is_the_source(tmp_path: Path) -> None:
    (tmp_path / "x.json").symlink_to("x.yaml")
    with pytest.raises(UsageError, match="would overwrite the source"):
        plan(["x.yaml"], ["json"], ["map"], None)


def test_standard_output_takes_the_first_of_the_usual_formats() -> None:
    targets = plan(["-"], [], ["map"], None, lambda _: ["svg", "html"])
    assert [(target.format, target.path) for target in targets] == [("svg", None)]


def test_sources_of_several_folders_keep_them_below_their_common_parent(tmp_path: Path) -> None:
    assert written("a/journey.yaml", "b/journey.yaml", out="site") == ["site/a/journey.json", "site/b/journey.json"]
    assert written("m/x.yaml", "m/y.yaml", out="site") == ["site/x.json", "site/y.json"]
    assert written("m/x.yaml", "m/sub/y.yaml", out="site/") == ["site/x.json", "site/sub/y.json"]
    assert written(f"{tmp_path}/m/x.yaml", "m/../n/y.yaml", out="site") == ["site/m/x.json", "site/n/y.json"]
    assert written("m/x.yaml", "-", out="site") == ["site/m/x.json", "site/journey.json"]


@pytest.mark.parametrize("out", ["out.htm", "out.jpg", "a/x.pptx", "v1.2"])
def test_an_unknown_ending_is_refused_and_the_known_ones_are_listed(out: str) -> None:
    for formats in ([], ["html"], ["html", "md"]):
        with pytest.raises(UsageError) as caught:
            plan(["x.yaml"], formats, ["map"], out)
        assert str(caught.value).startswith(f"'{out}' has an unknown ending: use .html, .svg, .png, .pdf, .dot, .md, ")
        assert str(caught.value).endswith(f" or {[*by_ending(DRAWINGS)][-1]}, or write '{out}/' for a folder")


@pytest.mark.parametrize("out", ["v1.2", "v1.2/", "new.d/", ".site", "..", "a.b/c"])
def test_a_folder_may_have_a_dot(out: str, tmp_path: Path) -> None:
    (tmp_path / "v1.2").mkdir()
    assert written("x.yaml", out=out) == [str(Path(out) / "x.json")]


@pytest.mark.parametrize("out", ["/dev/stdout", "/dev/fd/1", "/dev/null", "pipe", "pipe.txt"])
def test_what_is_no_plain_file_is_the_output(out: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "pipe.txt")
    assert written("x.yaml", out=out) == [out]


def test_a_file_without_an_ending_that_is_there_is_the_output(tmp_path: Path) -> None:
    (tmp_path / "step_summary").touch()
    assert written("x.yaml", out="step_summary") == ["step_summary"]


def test_only_the_null_device_takes_several_outputs() -> None:
    assert written("x.yaml", "y.yaml", out="/dev/null") == ["/dev/null", "/dev/null"]
    with pytest.raises(UsageError, match="only one output can be written to '/dev/stdout'"):
        plan(["x.yaml", "y.yaml"], ["json"], ["map"], "/dev/stdout")
