"""Regenerate the tables in docs/format.md and docs/themes.md from the descriptions and examples of the models."""

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import yaml
from pydantic.fields import FieldInfo

from journeymap_cli.facts.feelings import FACES
from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import (
    Emotion,
    Item,
    MapOpportunity,
    MapPainPoint,
    Opportunity,
    PainPoint,
    Solution,
    Touchpoint,
)
from journeymap_cli.model.image import Image
from journeymap_cli.model.journey import Journey, Scale, Scope, Takeaway
from journeymap_cli.model.kinds import SLUG
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.measure import MeasureSettings, RecordedEvent, SurveyTable, TimeColumn
from journeymap_cli.model.metric import MapMetric, Metric
from journeymap_cli.model.node import Stage, Transition
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Lane, Source
from journeymap_cli.model.scalars import scalar_kind
from journeymap_cli.model.shared import Shared
from journeymap_cli.render.theme.model import Colors, LogoFile, ThemeFile

PAGES: Final = [Path(__file__).with_name(name) for name in ("format.md", "themes.md")]
TABLE: Final = re.compile(r"(<!-- keys: ([A-Za-z]+) -->\n).*?(\n<!-- end -->)", re.DOTALL)
HEAD: Final = "| key | value | meaning | example |\n| --- | --- | --- | --- |\n"

LANES: Final = {*BUILT_IN, "cells"}
TABLES: Final[Mapping[str, tuple[type[Model], Callable[[str], bool]]]] = {
    **{part.__name__: (part, lambda _: True) for part in (Journey, Scope, Scale, Persona, Channel, Source, Lane)},
    **{part.__name__: (part, lambda _: True) for part in (Item, Emotion, Metric, Transition, Shared)},
    **{part.__name__: (part, lambda _: True) for part in (Takeaway, Image, MeasureSettings, RecordedEvent)},
    **{part.__name__: (part, lambda _: True) for part in (TimeColumn, SurveyTable)},
    **{part.__name__: (part, lambda key: key == "stages") for part in (MapPainPoint, MapOpportunity, MapMetric)},
    **{part.__name__: (part, lambda _: True) for part in (ThemeFile, Colors, LogoFile)},
    **{
        part.__name__: (part, lambda key: key not in Item.model_fields)
        for part in (Touchpoint, PainPoint, Opportunity, Solution)
    },
    "Stage": (Stage, lambda key: key not in LANES),
    "Lanes": (Stage, lambda key: key in LANES),
}
"""The tables by their markers in the page: the model with the keys, and which of its keys are listed."""

FACES_TABLE: Final = re.compile(r"(<!-- faces -->\n).*?(\n<!-- end -->)", re.DOTALL)
PLACES: Final = {
    Fraction(1): "best",
    Fraction(3, 4): "three quarters",
    Fraction(1, 2): "middle",
    Fraction(1, 4): "one quarter",
    Fraction(0): "worst",
}
"""The names of the places on the scale in the table of faces."""

KIND_NAMES: Final = {
    "OptionalText": "text",
    "Count": "whole number",
    "Boolean": "`true`, `false` (default)",
    "Quantity": "number or duration",
    "Color": "colour",
    "Format": "`1`",
    "DurationRange": "duration or range",
    "Label": "text or list of texts",
    "Where": "[filters](#filters)",
    "Percentile": "`50` (default), `90`",
    "Window": "length of time",
    "MomentOfTruth": "`true`, `false` (default), or text",
}
"""The names of kinds of scalars on the page, where they differ from those in the code."""

WHOLE: Final = "entries-of-the-whole-map"
ANCHORS: Final = {
    "Stage": "stage-and-step",
    "Step": "stage-and-step",
    "MeasureSettings": "measure",
    "MapPainPoint": WHOLE,
    "MapOpportunity": WHOLE,
    "MapMetric": WHOLE,
}
"""The anchors of sections that have another name than their model."""


class PlainDumper(yaml.SafeDumper):
    """Writes texts without quotes wherever YAML allows it, because a journey file reads every scalar as text."""


PlainDumper.yaml_implicit_resolvers = {}


def updated(page: str) -> str:
    """The page with its tables regenerated."""
    page = FACES_TABLE.sub(lambda match: f"{match[1]}\n{faces()}{match[2]}", page)
    return TABLE.sub(lambda match: f"{match[1]}\n{table(match[2])}{match[3]}", page)


def faces() -> str:
    """The table of faces, the best first."""
    rows = (
        f"| {name} | {' '.join(face for face in FACES if FACES[face] == place)} |\n" for place, name in PLACES.items()
    )
    return "| place on the scale | faces |\n| --- | --- |\n" + "".join(rows)


def table(name: str) -> str:
    """One table, with a row for each key."""
    part, is_listed = TABLES[name]
    return HEAD + "".join(row(key, part.model_fields[key]) for key in keys(part) if is_listed(key))


def keys(part: type[Model]) -> list[str]:
    """The keys of a model that a file may have."""
    return [key for key, field in part.model_fields.items() if field.alias is None]


def row(key: str, field: FieldInfo) -> str:
    """A row of a table."""
    required = ", required" if field.is_required() and scalar_kind(field.metadata) != SLUG else ""
    value = describe(field.annotation, field.metadata, field.default)
    return f"| `{key}` | {value}{required} | {field.description} | `{example(key, field)}` |\n"


def example(key: str, field: FieldInfo) -> str:
    """The key with its example value, as one line of YAML."""
    value = plain((field.examples or [""])[0])
    if isinstance(value, str):
        return dump({key: value}, flow=False)
    return f"{key}: {dump(value, flow=True)}"


def dump(data: Any, *, flow: bool) -> str:
    """YAML on one line."""
    text: str = yaml.dump(
        data, Dumper=PlainDumper, default_flow_style=flow, sort_keys=False, width=1000, allow_unicode=True
    )
    return text.strip()


def plain(value: Any) -> Any:
    """The value with every scalar as the text that a file would have."""
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def describe(annotation: Any, metadata: Iterable[Any] = (), default: Any = None) -> str:
    """Describe a type in words. `metadata` are the annotations beside the type, `default` is marked as such."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if kind := scalar_kind(metadata):
        return KIND_NAMES.get(kind.name, kind.name.lower())
    if origin in (Annotated, Union, UnionType):
        return describe(inner[0], inner[1:], default)
    if origin is Literal:
        return ", ".join(f"`{choice}`{' (default)' if choice == default else ''}" for choice in inner)
    if origin is tuple:
        return f"list of {describe(inner[0])}"
    if origin is Mapping:
        key = describe(inner[0])
        return f"{'lane id' if key == 'text' else key} to {describe(inner[1])}"
    return link(annotation)


def link(part: type[Model]) -> str:
    """The name of a model as a link to its section."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part.__name__).lower().removeprefix("map ")
    return f"[{words}](#{ANCHORS.get(part.__name__, words.replace(' ', '-'))})"


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    for page in PAGES:
        page.write_text(updated(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
