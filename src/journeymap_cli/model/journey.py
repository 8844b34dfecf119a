"""The whole map: the top of a journey file, its scope and its scale."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal, TypeAlias

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import MapOpportunity, MapPainPoint
from journeymap_cli.model.measure import MeasureSettings
from journeymap_cli.model.metric import MapMetric
from journeymap_cli.model.node import Stage
from journeymap_cli.model.registries import Channels, Lane, Personas, Sources
from journeymap_cli.model.scalars import (
    Date,
    Duration,
    Evidence,
    FormatVersion,
    Label,
    LanguageTag,
    Number,
    OptionalText,
    Reference,
    Slug,
    Text,
)

State: TypeAlias = Literal["current", "future"]
Status: TypeAlias = Literal["draft", "in-review", "approved", "archived"]


class Scope(Model):
    """Where the journey begins and where it ends."""

    starts: OptionalText = Field(
        None, description="What the journey begins with.", examples=["First search for a provider"]
    )
    ends: OptionalText = Field(None, description="What the journey ends with.", examples=["A month of steady traffic"])


class Scale(Model):
    """The scale of emotion scores."""

    min: Number = Field(Decimal(-2), description="The score of the worst feeling.", examples=[1])
    max: Number = Field(
        Decimal(2), description="The score of the best feeling; it may be the smaller number.", examples=[5]
    )
    labels: Mapping[Number, Label] = Field(
        {},
        description="What individual scores mean: a word or an emoji, or several. An emotion with one of these labels "
        "has that score.",
        examples=[{"-2": "frustrated", "2": "delighted"}],
    )

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The smallest and the largest number of the scale."""
        return (self.min, self.max) if self.min < self.max else (self.max, self.min)

    def place(self, score: Decimal) -> Fraction:
        """The position of a score on the scale: 0 for the worst feeling, 1 for the best."""
        return Fraction(score - self.min) / Fraction(self.max - self.min)


class Takeaway(Model):
    """Something that was learned. May be written as just the text."""

    short: ClassVar[str | None] = "text"

    text: Text = Field(
        description="What was learned, in a sentence.", examples=["Keys arrive after the trial has ended."]
    )
    at: tuple[Reference, ...] = Field(
        (), description="The ids of the stages and steps where it shows.", examples=[["get-keys"]]
    )


class Journey(Model):
    """A customer journey map: who goes through what, how it feels, and what could be better."""

    journeymap: FormatVersion = Field(1, title="Format version", description="The format version.", examples=[1])
    id: Slug = Field(
        description="A stable id, which stays the same when the title changes. Default: made from the title.",
        examples=["payments-api"],
    )
    title: Text = Field(description="The title of the map.", examples=["Adopting the Payments API"])
    lang: LanguageTag | None = Field(
        None,
        title="Language",
        description="The language of the map, as a tag: it decides the direction, the hyphenation, and the words of "
        "the program itself. Default: none is stated, and the words are English.",
        examples=["de"],
    )
    takeaways: tuple[Takeaway, ...] = Field(
        (),
        description="What was learned, in one to five sentences; drawings show them first.",
        examples=[["Keys arrive after the trial has ended."]],
        max_length=5,
    )
    description: OptionalText = Field(
        None, description="What the map is about.", examples=["For teams that take payments for the first time."]
    )
    scenario: OptionalText = Field(
        None,
        description="The situation the customer is in.",
        examples=["A team adds card payments to a web shop."],
    )
    expectations: tuple[Text, ...] = Field(
        (),
        description="What the customer expects before the journey begins.",
        examples=[["A test call on the first day"]],
    )
    scope: Scope | None = Field(
        None,
        description="Where the journey begins and where it ends.",
        examples=[{"starts": "First search", "ends": "Steady traffic"}],
    )
    state: State = Field(
        "current", description="`current`: as it is today. `future`: as it should be.", examples=["future"]
    )
    counterpart: OptionalText = Field(
        None,
        description="The map of the other state, as a path relative to this file.",
        examples=["to-be.journey.yaml"],
    )
    tags: tuple[Text, ...] = Field((), description="Keywords to find the map by.", examples=[["api", "payments"]])
    owner: OptionalText = Field(None, description="The team or person accountable for the map.", examples=["DX team"])
    contributors: tuple[Text, ...] = Field(
        (), description="Others who work on the map.", examples=[["Developer relations"]]
    )
    status: Status = Field("draft", description="The status of the map itself.", examples=["approved"])
    last_reviewed: Date | None = Field(None, description="The date of the last review.", examples=["2026-09-14"])
    review_every: Duration | None = Field(None, description="How often the map should be reviewed.", examples=["90d"])
    evidence_default: Evidence = Field(
        "assumed",
        description="How well entries without `evidence` of their own are supported.",
        examples=["reported"],
    )
    scale: Scale = Field(
        Scale.model_construct(),
        description="The scale of emotion scores. Default: -2 to 2.",
        examples=[{"min": 1, "max": 5}],
    )
    measure: MeasureSettings | None = Field(
        None,
        description="How `journeymap measure` counts the figures of the map in recorded events.",
        examples=[{"entity": "account_id", "time": "occurred_at", "event": "event"}],
    )
    imports: tuple[Text, ...] = Field(
        (),
        description="Shared files, as paths relative to this one. What they define can be used in this map.",
        examples=[["shared.yaml"]],
    )
    personas: Personas = ()
    channels: Channels = ()
    sources: Sources = ()
    lanes: tuple[Lane, ...] = Field(
        (),
        description="The rows: their order, their labels, and lanes of your own. Other lanes with entries follow.",
        examples=[["emotion", "pain_points", "opportunities"]],
    )
    pain_points: tuple[MapPainPoint, ...] = Field(
        (), description="What hurts in the whole journey, or in several stages.", examples=[["Nobody calls back"]]
    )
    opportunities: tuple[MapOpportunity, ...] = Field(
        (),
        description="Chances to improve the whole journey, or several stages.",
        examples=[{"text": "One contact person", "stages": ["integration", "operation"]}],
    )
    metrics: tuple[MapMetric, ...] = Field(
        (),
        description="What is measured over the whole journey, or several stages.",
        examples=[{"name": "NPS", "kind": "nps", "value": 12}],
    )
    stages: tuple[Stage, ...] = Field(
        min_length=1, description="The stages, in order; at least one.", examples=[["Discovery", "Evaluation"]]
    )
