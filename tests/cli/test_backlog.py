import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app

SHOP = """
title: Shop
personas: [Ana, {name: Bo, kind: staff}]
opportunities: [{text: "=Call @back", impact: low, effort: high}]
stages:
  - name: Buy
    pain_points: [{id: queue, text: "The queue | is long", severity: severe}]
    steps:
      - name: Pay
        personas: [bo]
        opportunities:
          - {id: till, text: A second till, impact: high, effort: low, owner: Store team, addresses: [queue]}
          - {text: Old, status: done, impact: high, effort: low}
  - name: Leave
    opportunities: [Wave]
"""
BANK = "title: Bank\nstages: [{name: Queue, opportunities: [{text: Chairs, priority: 1, status: planned}]}]\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("maps").mkdir()
    Path("maps/shop.journey.yaml").write_text(SHOP, encoding="utf-8")
    Path("maps/bank.journey.yaml").write_text(BANK, encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["backlog", *args])


def listed(*args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*args, "-f", "json").stdout)["opportunities"]
    return found


def test_the_most_urgent_of_all_maps_comes_first() -> None:
    assert [(task["map"], task["id"]) for task in listed()] == [
        ("bank", "chairs"),
        ("shop", "till"),
        ("shop", "call-back"),
        ("shop", "wave"),
    ]


def test_an_entry_has_all_that_a_program_needs() -> None:
    assert listed("maps/shop.journey.yaml")[0] == {
        "marker": "journeymap:shop/till",
        "map": "shop",
        "id": "till",
        "text": "A second till",
        "stage": "buy",
        "step": "pay",
        "impact": "high",
        "effort": "low",
        "priority": 3.0,
        "status": "idea",
        "owner": "Store team",
        "addresses": ["queue"],
        "link": "maps/shop.journey.yaml",
    }


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (["--owner", "store team"], ["till"]),
        (["--status", "done"], ["old"]),
        (["--status", "done", "--status", "planned"], ["chairs", "old"]),
        (["--map", "bank"], ["chairs"]),
        (["--persona", "bo"], ["till", "call-back"]),
        (["--persona", "ana"], ["call-back", "wave"]),
    ],
)
def test_a_part_can_be_chosen(args: list[str], ids: list[str]) -> None:
    assert [task["id"] for task in listed(*args)] == ids


@pytest.mark.parametrize("args", [["--map", "banc"], ["--persona", "ama"], ["--status", "don"], ["nowhere"]])
def test_what_is_nowhere_is_refused(args: list[str]) -> None:
    assert run(*args).exit_code == 2


def test_the_table_for_people_has_places_and_pain_points() -> None:
    assert run("maps/shop.journey.yaml").stdout == (
        "IMPACT  EFFORT  STATUS  OWNER       OPPORTUNITY\n"
        "high    low     idea    Store team  A second till\n"
        "                                      Shop › Buy › Pay\n"
        "                                      for: The queue | is long (severe)\n"
        "low     high    idea                =Call @back\n"
        "                                      Shop\n"
        "                                      for: The queue | is long (severe)\n"
        "                idea                Wave\n"
        "                                      Shop › Leave\n"
    )


def test_a_priority_that_people_gave_is_that_of_trackers() -> None:
    given = [dict(row) for row in csv.DictReader(io.StringIO(run("-f", "jira").stdout))]
    assert [(row["Summary"], row["Priority"]) for row in given][:2] == [("Chairs", "High"), ("A second till", "High")]
    Path("maps/bank.journey.yaml").write_text(BANK.replace("priority: 1", "priority: 2"), encoding="utf-8")
    assert next(csv.DictReader(io.StringIO(run("-f", "linear").stdout)))["Priority"] == "Medium"


def test_markdown_is_safe_and_links_the_map() -> None:
    text = run("-f", "md").stdout
    assert "| A second till | The queue &#124; is long (severe) | high | low | idea | Store team |" in text
    assert "[Shop](maps/shop.journey.yaml) › Buy › Pay |" in text
    assert "@back" not in text


@pytest.mark.parametrize(
    ("format_", "head", "first"),
    [
        ("csv", "marker", "'=Call @back"),
        ("jira", "Summary", "=Call @back"),
        ("linear", "Title", "'=Call @back"),
        ("gitlab", "title", "=Call @back"),
    ],
)
def test_tables_have_a_row_for_each(format_: str, head: str, first: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("maps/shop.journey.yaml", "-f", format_).stdout)))
    assert len(rows) == 3
    assert next(iter(rows[0])) == head
    assert first in rows[1].values()
    assert all("journeymap:shop/" in "\n".join(row.values()) for row in rows)


def test_issues_end_with_the_marker_and_mention_nobody() -> None:
    issues = json.loads(run("maps/shop.journey.yaml", "-f", "github").stdout)
    assert [issue["marker"] for issue in issues] == [
        "journeymap:shop/till",
        "journeymap:shop/call-back",
        "journeymap:shop/wave",
    ]
    assert all(issue["body"].endswith(f"\n`{issue['marker']}`") for issue in issues)


def test_markers_from_texts_are_noted() -> None:
    assert "2 opportunities have no id" in run("maps/shop.journey.yaml", "-f", "jira").stderr
    assert run("maps/shop.journey.yaml").stderr == ""


def test_a_file_has_the_format_of_its_ending_and_links_from_there() -> None:
    assert run("-o", "maps/backlog.md").stderr == "wrote maps/backlog.md\n"
    assert "[Bank](bank.journey.yaml)" in Path("maps/backlog.md").read_text(encoding="utf-8")


def test_a_broken_map_does_not_hide_the_others() -> None:
    Path("maps/bad.journey.yaml").write_text("title: Bad\n", encoding="utf-8")
    result = run("-f", "json")
    assert (result.exit_code, "bad.journey.yaml:1:1" in result.stderr) == (2, True)
    assert len(json.loads(result.stdout)["opportunities"]) == 4


def test_texts_for_trackers_only_show_what_the_map_says() -> None:
    text = "/close [~admin] {code} !http://x.test/a.png! @all\n/assign me"
    entry = json.dumps({"id": "x", "text": "y " * 200, "description": text, "owner": "A {b}", "status": "planned"})
    Path("maps/evil.journey.yaml").write_text(f"title: Evil\nstages: [{{name: A, opportunities: [{entry}]}}]\n")
    (jira,) = csv.DictReader(io.StringIO(run("maps/evil.journey.yaml", "-f", "jira").stdout))
    (gitlab,) = csv.DictReader(io.StringIO(run("maps/evil.journey.yaml", "-f", "gitlab").stdout))
    assert jira["Summary"] == gitlab["title"] == f"{('y ' * 127).strip()}…"
    assert jira["Description"].startswith(
        f"{('y ' * 200).strip()}\n\n/close \\[~admin] \\{{code}} \\!http://x.test/a.png!"
    )
    assert "\nStatus: planned, owner: A \\{b}\n" in jira["Description"]
    assert not [line for line in gitlab["description"].splitlines() if line.startswith("/")]
    assert "@all" not in gitlab["description"]
