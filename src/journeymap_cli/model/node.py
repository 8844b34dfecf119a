"""What a stage and a step have in common: both take every lane."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.entries import Emotion, Items, Opportunity, PainPoint, Touchpoints
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.scalars import Duration, OptionalText, Slug, Text, Truth


class Transition(Model):
    """A way on from a stage or step. A text alone is where it goes."""

    short: ClassVar[str | None] = "to"

    to: Text = Field(
        description="The stage or step that it leads to, by id; `exit` leaves the journey.", examples=["get-keys"]
    )
    label: OptionalText = Field(None, description="What stands beside the arrow.", examples=["too expensive"])
    when: OptionalText = Field(None, description="When the customer goes this way.", examples=["the review fails"])


class Node(Model):
    """A stage or a step: a name, facts about it, and a cell in each lane."""

    short: ClassVar[str | None] = "name"

    id: Slug = Field(
        description="A name to refer to, which stays when the name changes; when left out, made from the name.",
        examples=["first-call"],
    )
    name: Text = Field(description="What the customer does here, in a few words.", examples=["Make the first call"])
    description: OptionalText = Field(
        None, description="A sentence more about it.", examples=["Get a first call working."]
    )
    owner: OptionalText = Field(
        None, description="The team or person accountable for it.", examples=["Developer relations"]
    )
    duration: Duration | None = Field(None, description="How long it takes.", examples=["2d"])
    personas: tuple[Text, ...] = Field((), description="Who takes part, by id; when left out, all.", examples=[["dev"]])
    moment_of_truth: Truth = Field(
        False, description="Whether this moment decides what the customer thinks of you.", examples=[True]
    )
    journey: OptionalText = Field(
        None,
        description="Another map that tells this part in detail, as a path relative to this file.",
        examples=["kick-off.journey.yaml"],
    )
    next: tuple[Transition, ...] = Field(
        (),
        description="Where it goes on; when left out, to the next column. Once written, it lists every way on.",
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
        description="How the customer responds to the offer. What the company answers is `frontstage` or `support`.",
        examples=[["Value is clear"]],
    )
    emotion: tuple[Emotion, ...] = Field(
        (),
        description="How it feels. Two entries of one persona are a change, in that order.",
        examples=[{"score": -1, "label": "confused"}],
    )
    pain_points: tuple[PainPoint, ...] = Field(
        (),
        description="What hurts.",
        examples=[{"text": "Keys take two days", "severity": "severe"}],
    )
    gains: Items = Field((), description="What delights or helps.", examples=[["Samples run unchanged"]])
    opportunities: tuple[Opportunity, ...] = Field(
        (),
        description="What could be done.",
        examples=[{"text": "Self-serve keys", "impact": "high", "effort": "medium"}],
    )
    metrics: tuple[Metric, ...] = Field(
        (), description="What is measured.", examples=[{"name": "Reach", "kind": "reach", "value": 71}]
    )
    physical_evidence: Items = Field((), description="What the customer sees or holds.", examples=[["Welcome email"]])
    frontstage: Items = Field((), description="What staff and screens do in view.", examples=[["Answers in the chat"]])
    backstage: Items = Field((), description="What staff does out of view.", examples=[["Checks the identity"]])
    support: Items = Field((), description="The systems and processes behind it.", examples=[["Key vault"]])
    cells: Mapping[str, Items] = Field(
        default_factory=dict,
        description="The cells in lanes of your own, by lane id.",
        examples=[{"regulation": ["Consent is needed"]}],
    )


class Step(Node):
    """A moment inside a stage: one column. A text alone is the name."""


class Stage(Node):
    """A part of the journey: one column, or with steps a header over their columns. A text alone is the name."""

    steps: tuple[Step, ...] = Field(
        (), description="The steps of the stage in their order.", examples=[["Sign up", "Confirm the address"]]
    )
