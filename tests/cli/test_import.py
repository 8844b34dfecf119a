import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app

SHOP = "journey\ntitle Shop\nsection Buy\nPay: 4: Ana\n"
ODD = "journey\nsection Buy\nPay: soon: Ana\n"
TWO = f"# Two\n\n```mermaid\n{SHOP}```\n\n```mermaid\n{SHOP}```\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"shop.mmd": SHOP, "odd.mmd": ODD, "two.md": TWO, "bad.mmd": "journey\n: 4\n"}.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*args: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, ["import", *args], input=typed)


def test_a_map_is_written_beside_its_source() -> None:
    result = run("shop.mmd")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "wrote shop.journey.yaml\n")
    assert Path("shop.journey.yaml").read_text(encoding="utf-8").startswith("title: Shop\n")
    assert CliRunner().invoke(app, ["validate", "shop.journey.yaml", "--strict"]).exit_code == 0


def test_several_maps_of_a_file_have_their_titles_in_their_names() -> None:
    assert run("two.md").exit_code == 0
    assert sorted(path.name for path in Path().glob("*.yaml")) == [
        "two-shop-2.journey.yaml",
        "two-shop.journey.yaml",
    ]


@pytest.mark.parametrize("out", ["one.yaml", "-"])
def test_several_maps_do_not_go_to_one_place(out: str) -> None:
    result = run("two.md", "-o", out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "2 maps cannot be written to" in result.stderr


def test_nothing_is_overwritten_without_force() -> None:
    Path("shop.journey.yaml").write_text("mine", encoding="utf-8")
    result = run("shop.mmd")
    assert result.exit_code == 2
    assert "'shop.journey.yaml' already exists: --force overwrites it" in result.stderr
    assert Path("shop.journey.yaml").read_text(encoding="utf-8") == "mine"
    assert run("shop.mmd", "--force").exit_code == 0
    assert Path("shop.journey.yaml").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(("args", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_show_their_line(args: tuple[str, ...], code: int) -> None:
    result = run("odd.mmd", *args)
    assert result.exit_code == code
    assert "--> odd.mmd:3:6" in result.stderr
    assert Path("odd.journey.yaml").exists()


def test_what_can_be_read_is_written_beside_what_cannot() -> None:
    result = run("bad.mmd", "shop.mmd", "gone.mmd")
    assert result.exit_code == 2
    assert Path("shop.journey.yaml").exists()
    assert not Path("bad.journey.yaml").exists()
    assert "--> bad.mmd:2:1" in result.stderr
    assert "gone.mmd" in result.stderr


def test_problems_as_json_are_beside_the_map() -> None:
    result = run("odd.mmd", "--format", "json")
    (problem,) = json.loads(result.stdout)["problems"]
    assert (problem["file"], problem["line"], problem["column"]) == ("odd.mmd", 3, 6)
    result = run("odd.mmd", "--format", "json", "-o", "-")
    assert result.stdout.startswith("title: odd\n")
    assert json.loads(result.stderr)["summary"]["warning"] == 1


def test_standard_input_is_recognised_and_goes_to_standard_output() -> None:
    assert run("-", typed=SHOP).stdout.startswith("title: Shop\n")
    result = run("-", typed="what is this")
    assert (result.exit_code, "name its kind with --from" in result.stderr) == (2, True)


def test_a_folder_stands_for_the_files_below_it() -> None:
    Path("docs/deep").mkdir(parents=True)
    Path("docs/deep/shop.mmd").write_text(SHOP, encoding="utf-8")
    Path("docs/readme.md").write_text("# Nothing here\n", encoding="utf-8")
    Path("docs/tool.json").write_text("{// a comment\n}", encoding="utf-8")
    result = run("docs", "-o", "maps")
    assert (result.exit_code, result.stderr) == (0, "wrote maps/shop.journey.yaml\n")
    Path("empty").mkdir()
    assert run("empty").exit_code == 2


def test_a_map_is_no_place_for_a_source() -> None:
    Path("x.yaml").write_text(SHOP, encoding="utf-8")
    result = run("x.yaml", "--from", "mermaid", "-o", "x.yaml", "--force")
    assert (result.exit_code, "would overwrite the source" in result.stderr) == (2, True)


def test_an_output_with_another_ending_is_refused() -> None:
    assert "unknown ending" in run("shop.mmd", "-o", "shop.txt").stderr


MAP = (
    "# mine\ntitle: Shop\nstages:\n  - {name: Buy, goals: [Pay], owner: Ann}  # here\n  - {name: Go, goals: [Leave]}\n"
)


@pytest.fixture
def shop() -> Path:
    """The file of a map with a table of it beside it, in which a goal was edited."""
    path = Path("shop.yaml")
    path.write_text(MAP, encoding="utf-8")
    assert CliRunner().invoke(app, ["render", "shop.yaml", "-f", "csv", "-f", "xlsx"]).exit_code == 0
    table = Path("shop.csv")
    table.write_text(table.read_text(encoding="utf-8-sig").replace("Pay", "Pay fast"), encoding="utf-8")
    return path


def test_into_brings_edits_back(shop: Path) -> None:
    result = run("shop.csv", "--into", "shop.yaml")
    assert result.exit_code == 0
    assert "goal  Pay{+ fast+}" in result.stdout
    assert "info[not-imported]: the table does not record what it was written from" in result.stderr
    assert shop.read_text(encoding="utf-8") == MAP.replace("[Pay]", "[Pay fast]")


def test_into_leaves_a_map_alone_that_nobody_edited(shop: Path) -> None:
    before = shop.stat().st_mtime_ns
    result = run("shop.xlsx", "--into", "shop.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "shop.yaml: nothing to change\n")
    assert shop.stat().st_mtime_ns == before


def test_into_writes_elsewhere(shop: Path) -> None:
    assert run("shop.csv", "--into", "shop.yaml", "-o", "new.yaml").exit_code == 0
    assert (shop.read_text(encoding="utf-8"), Path("new.yaml").read_text(encoding="utf-8")) == (
        MAP,
        MAP.replace("[Pay]", "[Pay fast]"),
    )
    assert run("shop.csv", "--into", "shop.yaml", "-o", "-").stdout == MAP.replace("[Pay]", "[Pay fast]")


def test_into_reports_what_both_changed(shop: Path) -> None:
    raw = Path("shop.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    # Texts are shared: that of the cell and of the hidden sheet, where the lane is named before it.
    sheet = parts["xl/worksheets/sheet1.xml"]
    at = str(
        [each for each in ET.fromstring(parts["xl/sharedStrings.xml"]).itertext() if each.strip()].index("Pay")
    ).encode()
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        rb'<c (r="C\d+" s="\d+") t="s"><v>' + at + rb"</v></c>",
        rb'<c \1 t="inlineStr"><is><t>Pay fast</t></is></c>',
        sheet,
    )
    with zipfile.ZipFile("shop.xlsx", "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    shop.write_text(MAP.replace("[Pay]", "[Pay slowly]").replace("Ann", "Bo"), encoding="utf-8")
    result = run("shop.xlsx", "--into", "shop.yaml", "--format", "json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)["problems"]
    assert (problem["rule"], problem["at"], problem["line"], problem["column"]) == (
        "changed-in-both",
        ["Map", "C5"],
        5,
        3,
    )
    assert problem["message"].startswith("'Pay fast' was 'Pay', and is now 'Pay slowly' in the map")
    assert "[Pay slowly]" in shop.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("shop.csv", "--into", "other.yaml"), "this is a table of the map 'Shop', not of 'Other'"),
        (("shop.xlsx", "--into", "other.yaml"), "this is a workbook of the map 'shop', not of 'other'"),
        (("shop.mmd", "--into", "shop.yaml"), "only workbooks and CSV files"),
        (("shop.csv", "shop.xlsx", "--into", "shop.yaml"), "--into takes one workbook or table"),
        (("shop.csv", "--into", "none.yaml"), "none.yaml"),
        (("none.xlsx", "--into", "shop.yaml"), "none.xlsx"),
        (("shop.yaml", "--into", "shop.csv"), "not changed"),
    ],
)
def test_into_refuses(shop: Path, args: tuple[str, ...], message: str) -> None:
    Path("other.yaml").write_text("title: Other\nstages: [Buy]\n", encoding="utf-8")
    result = run(*args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert shop.read_text(encoding="utf-8") == MAP


BAD_MAP = """{
  "title": "Shop",
  "stages": [
    {"name": "Buy", "emotion": [{"score": 7}],
     "pain_points": [{"text": "x", "severity": "huge"}]},
    {"name": "Go", "steps": [{"nmae": "q"}]}
  ]
}
"""


def test_what_a_map_in_json_says_wrongly_is_shown_there() -> None:
    Path("bad.json").write_text(BAD_MAP, encoding="utf-8")
    result = run("bad.json", "--format", "json")
    found = [(each["rule"], each["line"], each["column"]) for each in json.loads(result.stdout)["problems"]]
    assert found == [("out-of-range", 4, 43), ("bad-value", 5, 48), ("unknown-key", 6, 31)]
    assert (result.exit_code, Path("bad.journey.yaml").exists()) == (2, False)


SOURCES = {
    "list.txt": "Shop\n\nEnter\n- Actions: looks; asks\n- Pain points: dark (high)\nBuy\n- Feelings: angry\n",
    "board.csv": "text,frame,color,id\nLooks,Enter,yellow,1\n=Pays,Buy,#ff0000,2\nLost,,,3\n",
    "table.md": "| Stage | A | A | B |\n|---|---|---|---|\n| Step | x | y: 1 | - |\n| Actions | 10:30 | # no | "
    + "a text that goes on " * 10
    + "|\n",
    "records.json": '[{"phase": "A", "category": "Goals", "note": "[x]"}, {"phase": "B", "category": "Wetter"}]',
    "diagram.mmd": "journey\n  title T\n  section A\n    Pay #58; go: 4: Ana\n  section B\n",
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_new_map_is_in_the_layout_of_fmt(name: str) -> None:
    Path(name).write_text(SOURCES[name], encoding="utf-8")
    assert run(name).exit_code == 0
    new = Path(name).with_suffix(".journey.yaml")
    check = CliRunner().invoke(app, ["fmt", "--check", str(new)])
    assert (check.exit_code, CliRunner().invoke(app, ["validate", str(new)]).exit_code) == (0, 0), check.output
