"""Stages and steps: both have a cell in every lane."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Items, Opportunity, PainPoint, Touchpoints
from journeymap_cli.model.image import Image
from journeymap_cli.model.measure import RecordedEvent
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import DurationRange, Moment, OptionalText, Reference, Slug, Text


class Transition(Model):
    """A transition to another stage or step. May be written as just its id."""

    short: ClassVar[str | None] = "to"

    to: Reference = Field(
        description="The id of the stage or step to go to; `end` is a good end, `exit` leaves the journey.",
        examples=["get-keys"],
    )
    label: OptionalText = Field(None, description="The label of the arrow.", examples=["too expensive"])
    when: OptionalText = Field(
        None, description="The condition under which the customer goes there.", examples=["the review fails"]
    )


class Node(Model):
    """A stage or a step: its name, facts about it, and a cell in every lane."""

    short: ClassVar[str | None] = "name"

    id: Slug = Field(
        description="A stable id, which stays the same when the name changes. Default: made from the name.",
        examples=["first-call"],
    )
    name: Text = Field(description="What the customer does here, in a few words.", examples=["Make the first call"])
    description: OptionalText = Field(
        None, description="A sentence or two about it.", examples=["Get a first call working."]
    )
    owner: OptionalText = Field(
        None, description="The team or person accountable for it.", examples=["Developer relations"]
    )
    duration: DurationRange | None = Field(
        None, description="How long it takes: a duration, or a range such as `1w-2w`.", examples=["2d"]
    )
    when: OptionalText = Field(None, description="When it happens, in a few words.", examples=["Day 1"])
    personas: tuple[Reference, ...] = Field(
        (),
        description="The ids of the personas who take part. Default: all customers (kinds `persona` and `segment`).",
        examples=[["dev"]],
    )
    moment_of_truth: Moment = Field(
        False, description="`true` if this moment decides what the customer thinks of you, or why.", examples=[True]
    )
    image: Image | None = Field(
        None,
        description="A picture; the pictures of the steps make a storyboard.",
        examples=[{"file": "form.png", "alt": "The empty form"}],
    )
    journey: OptionalText = Field(
        None,
        description="The map that shows this part in detail, as a path relative to this file.",
        examples=["kick-off.journey.yaml"],
    )
    events: tuple[RecordedEvent, ...] = Field(
        (), description="The events that show that someone got here; any of them counts.", examples=["trial_started"]
    )
    next: tuple[Transition, ...] = Field(
        (),
        description="Where the customer goes from here. Default: the next column. If set, it must list every way on.",
        examples=[{"to": "exit", "label": "gives up"}],
    )

    goals: Items = Field((), description="What the customer wants here.", examples=[["Know the price"]])
    needs: Items = Field(
        (), description="What the customer needs or expects here.", examples=[["An answer within a day"]]
    )
    activities: Items = Field((), description="What the customer does.", examples=[["Compare three providers"]])
    touchpoints: Touchpoints = Field(
        (),
        description="Where the customer meets the product.",
        examples=[{"text": "Pricing page", "channel": "website"}],
    )
    questions: Items = Field((), description="What the customer asks.", examples=[["Which countries are covered?"]])
    thoughts: Items = Field((), description="What the customer thinks.", examples=[["This could take a week."]])
    quotes: Items = Field((), description="What customers said, word for word.", examples=[["I just want a key."]])
    responses: Items = Field(
        (),
        description="How the customer responds to the offer. The company's response goes in `frontstage` or `support`.",
        examples=[["Value is clear"]],
    )
    emotion: tuple[Emotion, ...] = Field(
        (),
        description="How it feels. Two entries of one persona are a change of feeling, in that order.",
        examples=[{"score": -1, "label": "confused"}],
    )
    pain_points: tuple[PainPoint, ...] = Field(
        (),
        description="What hurts or gets in the way.",
        examples=[{"text": "Keys take two days", "severity": "severe"}],
    )
    gains: Items = Field((), description="What delights or helps.", examples=[["Samples run unchanged"]])
    opportunities: tuple[Opportunity, ...] = Field(
        (),
        description="Chances to improve the journey here.",
        examples=[{"text": "Self-serve keys", "impact": "high", "effort": "medium"}],
    )
    metrics: tuple[Metric, ...] = Field(
        (), description="What is measured here.", examples=[{"name": "Reach", "kind": "reach", "value": 71}]
    )
    physical_evidence: Items = Field((), description="What the customer sees or holds.", examples=[["Welcome email"]])
    frontstage: Items = Field(
        (), description="What staff and screens do in view of the customer.", examples=[["Answers in the chat"]]
    )
    backstage: Items = Field(
        (), description="What staff do out of view of the customer.", examples=[["Checks the identity"]]
    )
    support: Items = Field((), description="The systems and processes behind it.", examples=[["Key vault"]])
    cells: Mapping[Reference, Items] = Field(
        default_factory=dict,
        description="The cells of your own lanes, by lane id.",
        examples=[{"regulation": ["Consent is needed"]}],
    )


class Step(Node):
    """A moment inside a stage: one column. May be written as just the name."""


class Stage(Node):
    """A part of the journey: one column, or a header over the columns of its steps. May be written as just the name."""

    steps: tuple[Step, ...] = Field(
        (), description="The steps of the stage, in order.", examples=[["Sign up", "Confirm the address"]]
    )
