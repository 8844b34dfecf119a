"""Drawings of a part of a map look as they do in the whole map."""

import re
from pathlib import Path

from journeymap_cli.app.draw import Drawing, Target
from journeymap_cli.app.sources import map_file
from journeymap_cli.facts.selection import Selection
from journeymap_cli.formats import DiagramName

MAP = """
title: Parts
personas: [{id: dana, name: The developer}, {id: dora, name: The designer}]
stages:
  - {name: Look, steps: [{name: search, personas: [dana], emotion: 1}, {name: compare, emotion: -1}]}
  - {name: Buy, emotion: 1, steps: [{name: pay, personas: [dora], emotion: 2}, {name: wait, emotion: -2}]}
  - {name: Use, emotion: 0}
"""


def drawn(folder: Path, selection: Selection, format_: str, diagram: DiagramName = "map") -> str:
    path = folder / "map.yaml"
    path.write_text(MAP, encoding="utf-8")
    (found,) = Drawing(selection=selection).draw(map_file(str(path)), [Target(str(path), format_, diagram, None)])
    assert found.error is None
    return found.content.decode()


DORA, DANA = '"#b4459a"', '"#2f6fde"'
PART = Selection(personas=("dora",), stages=("buy", "use"))


def test_a_part_of_a_poster_keeps_colours_numbers_and_initials(tmp_path: Path) -> None:
    part = drawn(tmp_path, PART, "dot")
    assert (DORA in part, DANA in part) == (True, False)
    assert re.findall(r'label="(\d)\\l"', part) == ["3", "4", "5"]
    assert r'label="De\l"' in part


def test_a_part_of_a_flow_keeps_colours_numbers_and_initials(tmp_path: Path) -> None:
    part = drawn(tmp_path, PART, "dot", "flow")
    assert (DORA in part, DANA in part) == (True, False)
    assert re.findall(r">(\d)</FONT>", part) == ["3", "4", "5"]
    assert ">De<" in part


def test_a_part_of_a_page_keeps_colours_numbers_and_initials(tmp_path: Path) -> None:
    part = drawn(tmp_path, PART, "html")
    assert ".p1{--c:#b4459a" in part
    assert set(re.findall(r'class="no">(\d)<', part)) == {"3", "4", "5"}
    assert re.findall(r'<a href="#\w+"><b[^>]*>(\d)</b>', part) == ["2", "3"] * 2
    assert ">De</i>" in part


def test_columns_left_out_in_between_leave_a_gap_in_the_numbers(tmp_path: Path) -> None:
    part = drawn(tmp_path, Selection(personas=("dana",)), "dot")
    assert re.findall(r'label="(\d)\\l"', part) == ["1", "2", "4", "5"]


def test_some_lanes_of_a_map_change_neither_colours_nor_numbers(tmp_path: Path) -> None:
    part, whole = (drawn(tmp_path, one, "html") for one in (Selection(lanes=("emotion",)), Selection()))
    assert part == whole
