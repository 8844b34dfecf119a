from pathlib import Path

from journeymap_cli.app import TaskChoice, list_backlog
from journeymap_cli.app.sources import FailedSource

SHOP = """
title: Shop
personas: [Ana, Bo]
stages:
  - name: Enter
    pain_points: {id: dark, text: Dark, severity: severe}
    opportunities:
      - {id: lamp, text: A lamp, addresses: dark, impact: high, effort: low, owner: House}
      - {text: A map, impact: low, effort: high, persona: bo}
"""


def test_opportunities_of_a_folder_by_priority_with_links_and_what_failed(tmp_path: Path) -> None:
    (tmp_path / "shop.journey.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "bad.journey.yaml").write_text("title: [", encoding="utf-8")
    found = list_backlog([tmp_path], folder=tmp_path / "lists")
    assert [(task.marker, task.link) for task in found.tasks] == [
        ("journeymap:shop/lamp", "../shop.journey.yaml"),
        ("journeymap:shop/a-map", "../shop.journey.yaml"),
    ]
    assert [(Path(name).name, journey.title) for name, journey in found.maps] == [("shop.journey.yaml", "Shop")]
    [failure] = found.failures
    assert isinstance(failure, FailedSource)
    assert failure.source.name.endswith("bad.journey.yaml")


def test_only_what_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "shop.journey.yaml"
    path.write_text(SHOP, encoding="utf-8")
    assert [task.id for task in list_backlog([path], TaskChoice(owners=["house"])).tasks] == ["lamp"]
    assert [task.id for task in list_backlog([path], TaskChoice(personas=["ana"])).tasks] == ["lamp"]
    assert list_backlog([path], TaskChoice(maps=["other"])).tasks == ()
