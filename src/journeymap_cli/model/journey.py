"""The whole map."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.node import Stage
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Source
from journeymap_cli.model.scalars import Date, Duration, Evidence, Format, Number, OptionalText, Slug, Text


class Scope(Model):
    """Where the journey begins and where it ends."""

    starts: OptionalText = Field(None, description="What it begins with.", examples=["First search for a provider"])
    ends: OptionalText = Field(None, description="What it ends with.", examples=["A month of steady traffic"])


class Scale(Model):
    """The scale on which feelings are scored."""

    min: Number = Field(Decimal(-2), description="The lowest score.", examples=[1])
    max: Number = Field(Decimal(2), description="The highest score.", examples=[5])
    labels: Mapping[Number, Text] = Field(
        {}, description="What single scores mean, in words.", examples=[{"-2": "frustrated", "2": "delighted"}]
    )


class Journey(Model):
    """One file, one map: who goes through what, how it feels, and what could be better."""

    journeymap: Format = Field(1, title="Format version", description="The version of the format.", examples=[1])
    id: Slug = Field(
        description="A name for the map, which stays when the title changes; when left out, made from the title.",
        examples=["payments-api"],
    )
    title: Text = Field(description="What the map is called.", examples=["Adopting the Payments API"])
    description: OptionalText = Field(
        None, description="What the map is about.", examples=["For teams that take payments for the first time."]
    )
    scenario: OptionalText = Field(
        None,
        description="The situation that the customer is in.",
        examples=["A team adds card payments to a web shop."],
    )
    expectations: tuple[Text, ...] = Field(
        (), description="What the customer expects before it begins.", examples=[["A test call on the first day"]]
    )
    scope: Scope | None = Field(
        None,
        description="Where the journey begins and where it ends.",
        examples=[{"starts": "First search", "ends": "Steady traffic"}],
    )
    state: Literal["current", "future"] = Field(
        "current", description="`current`: how it is today. `future`: how it should be.", examples=["future"]
    )
    tags: tuple[Text, ...] = Field((), description="Words by which the map is found.", examples=[["api", "payments"]])
    owner: OptionalText = Field(None, description="The team or person accountable for the map.", examples=["DX team"])
    contributors: tuple[Text, ...] = Field(
        (), description="Others who work on the map.", examples=[["Developer relations"]]
    )
    status: Literal["draft", "in-review", "approved", "archived"] = Field(
        "draft", description="How far the work on the map has come.", examples=["approved"]
    )
    last_reviewed: Date | None = Field(None, description="The day of the last review.", examples=["2026-09-14"])
    review_every: Duration | None = Field(
        None, description="How much time may pass until the next review.", examples=["90d"]
    )
    evidence_default: Evidence = Field(
        "assumed",
        description="How well entries are supported that say nothing about it themselves.",
        examples=["reported"],
    )
    scale: Scale = Field(
        Scale(),
        description="The scale on which feelings are scored; when left out, -2 to 2.",
        examples=[{"min": 1, "max": 5}],
    )
    imports: tuple[Text, ...] = Field(
        (),
        description="Shared files, as paths relative to this one; what they declare holds here too.",
        examples=[["shared.yaml"]],
    )
    personas: tuple[Persona, ...] = Field(
        (), description="Who makes the journey, and who serves.", examples=[{"id": "dev", "name": "Dana"}]
    )
    channels: tuple[Channel, ...] = Field(
        (),
        description="The ways in which customers and company meet.",
        examples=[{"id": "docs", "name": "Docs", "kind": "web"}],
    )
    sources: tuple[Source, ...] = Field(
        (), description="Research and data that the map rests on.", examples=[["Interviews with integrators"]]
    )
    lanes: tuple[Lane, ...] = Field(
        (),
        description="The rows: their order, their labels, and rows of your own. Other filled lanes follow.",
        examples=[["emotion", "pain_points", "opportunities"]],
    )
    stages: tuple[Stage, ...] = Field(
        min_length=1, description="The stages in their order; at least one.", examples=[["Discovery", "Evaluation"]]
    )
