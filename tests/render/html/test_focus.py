"""The classes by which the focus on a persona finds what is about others."""

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.html.focus import EntryClasses, FocusClasses
from journeymap_cli.render.html.overlay import EntryMark
from journeymap_cli.view.cells import EntryView
from journeymap_cli.view.lens import lens
from support.journeys import journey

MAP = "{title: X, personas: [{id: a, name: A}, {id: b, name: B}], stages: [S]}"
FOCUS = FocusClasses({persona.id: persona for persona in lens(Analysis(journey(MAP))).personas})


@pytest.mark.parametrize(
    ("ids", "classes"), [((), ""), (("a",), " w w0"), (("b",), " w w1"), (("a", "b"), ""), (("x",), "")]
)
def test_only_what_is_about_some_personas_has_classes(ids: tuple[str, ...], classes: str) -> None:
    assert FOCUS[ids] == classes


def test_the_classes_of_an_entry_are_its_kind_its_personas_and_its_change() -> None:
    entry = EntryView(("stages", 0, "goals", 0), "x", who=("b",))
    assert EntryClasses(FOCUS, {}).of(entry, "tp") == "tp w w1"
    assert EntryClasses(FOCUS, {entry.path: EntryMark("new")}).of(entry, "") == "w w1 new"
    assert EntryClasses(FOCUS, {}).of(entry._replace(who=()), "") == ""
