"""The examples are sound, what lies beside them is what they render to, and together they use the whole format."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from journeymap_cli.cli.app import app
from journeymap_cli.load.load import load
from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey

EXAMPLES = Path(__file__).parent.parent / "examples"
MAPS = sorted([*EXAMPLES.glob("*/journey.yaml"), *EXAMPLES.glob("*/*.journey.yaml")])
ALL = ["-f", "html", "-f", "svg", "-f", "png", "-f", "pdf", "-f", "dot", "-f", "md", "-f", "json"]
WRITTEN_BY_THE_PROGRAM = {("Emotion", "derived")}
FONTLESS = ("html", "svg", "dot", "md", "json")
FLOWS = ["-f", "svg", "-f", "dot", "--diagram", "flow"]


def test_there_are_eight_examples_and_a_current_and_future_pair() -> None:
    assert {path.parent.name for path in MAPS} == {
        "payments-api",
        "saas-trial",
        "online-shop",
        "retail-store",
        "clinic-visit",
        "b2b-onboarding",
        "waermepumpe",
        "hoikuen",
    }
    assert (EXAMPLES / "payments-api" / "future.journey.yaml") in MAPS


@pytest.mark.parametrize("path", MAPS, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize("options", [ALL, FLOWS], ids=["all", "flow"])
def test_what_lies_beside_an_example_is_up_to_date(path: Path, options: list[str]) -> None:
    """Each checked alone, although they are drawn together: a map has the same drawing either way.

    PNG and PDF of the Japanese one are not committed: they depend on the fonts of the machine.
    """
    if path.parent.name == "hoikuen":
        options = [word for name in FONTLESS for word in ("-f", name)] if options is ALL else options
    result = CliRunner().invoke(app, ["render", "--check", *options, str(path)])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("path", MAPS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_example_says_what_was_learned_and_where(path: Path) -> None:
    journey = load(path.read_bytes(), str(path), DiskReader(10**6)).journey
    assert 2 <= len(journey.takeaways) <= 5
    assert all(takeaway.at for takeaway in journey.takeaways)


def owner(part: type[Model], key: str) -> str:
    """The model that declares a key: what every item has counts once."""
    return [base for base in part.__mro__ if key in vars(base).get("__annotations__", {})][-1].__name__


def keys(data: Any, wanted: FieldShape) -> set[tuple[str, str]]:
    """Every key that stands in data, by the model that declares it."""
    if isinstance(data, list) or wanted.keyed:
        inner = data if isinstance(data, list) else data.values()
        return set().union(*(keys(entry, wanted._replace(keyed=False)) for entry in inner))
    part = wanted.part
    if part is None or not isinstance(data, dict):
        return {(owner(part, part.short), part.short)} if part and part.short else set()
    found = {(owner(part, key), key) for key in data if key in shapes(part)}
    return found.union(*(keys(data[key], shape) for key, shape in shapes(part).items() if key in data))


def known(part: type[Model], seen: set[type[Model]]) -> set[tuple[str, str]]:
    """Every key of a part and of the parts in it."""
    if part in seen:
        return set()
    seen.add(part)
    own = {(owner(part, key), key) for key in shapes(part)}
    return own.union(*(known(shape.part, seen) for shape in shapes(part).values() if shape.part))


def test_together_the_examples_use_every_key_of_the_format() -> None:
    written: set[tuple[str, str]] = set()
    for path in [*MAPS, EXAMPLES / "b2b-onboarding" / "shared.yaml"]:
        written |= keys(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader), FieldShape(part=Journey))
    wanted = known(Journey, set()) - WRITTEN_BY_THE_PROGRAM
    assert len(wanted) > 100
    assert wanted - written == set()
