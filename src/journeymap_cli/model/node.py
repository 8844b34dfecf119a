"""What a stage and a step have in common: both take every lane."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from journeymap_cli.model.base import Part
from journeymap_cli.model.emotion import Emotion
from journeymap_cli.model.item import Items, Touchpoints
from journeymap_cli.model.metric import Metric
from journeymap_cli.model.opportunity import Opportunity
from journeymap_cli.model.pain_point import PainPoint
from journeymap_cli.model.scalars import Duration, OptionalText, Slug, Text, Truth


class Transition(Part):
    """A way on from a node."""

    short: ClassVar[str | None] = "to"

    to: Text = Field(description="The id of a stage or step, or `exit`.", examples=["get-keys"])
    label: OptionalText = Field(None, description="What stands at the arrow.", examples=["too expensive"])
    when: OptionalText = Field(
        None, description="The condition under which it goes this way.", examples=["the review fails"]
    )


class Node(Part):
    """A stage or a step: a name, facts about it, and a cell for each lane."""

    short: ClassVar[str | None] = "name"

    id: Slug = Field(description="What keeps when the name changes; default: from the name.", examples=["first-call"])
    name: Text = Field(description="What the customer does here, in a few words.", examples=["Make the first call"])
    description: OptionalText = Field(None, description="One sentence more.", examples=["Get a first call working."])
    owner: OptionalText = Field(
        None, description="The team or person accountable for it.", examples=["Developer relations"]
    )
    duration: Duration | None = Field(
        None, description="How long it takes: a number and min, h, d, w, mo or y.", examples=["2d"]
    )
    personas: tuple[Text, ...] = Field(
        (), description="The ids of those who take part; default: all.", examples=[["dev"]]
    )
    moment_of_truth: Truth = Field(False, description="Whether the customer's judgement is made here.", examples=[True])
    journey: OptionalText = Field(
        None, description="The path of the map that details it.", examples=["kick-off.journey.yaml"]
    )
    next: tuple[Transition, ...] = Field(
        (),
        description="Where it goes on, instead of to the next column; so the way forward is written too.",
        examples=[["testing", {"to": "exit", "label": "gives up"}]],
    )

    goals: Items = Field((), description="What the customer wants here.", examples=[["Know the price"]])
    needs: Items = Field(
        (), description="What the customer needs or expects here.", examples=[["An answer within a day"]]
    )
    activities: Items = Field((), description="What the customer does.", examples=[["Compare three providers"]])
    touchpoints: Touchpoints = Field(
        (),
        description="Where the customer meets the product.",
        examples=[["Search result", {"text": "Pricing page", "channel": "web"}]],
    )
    questions: Items = Field((), description="What the customer asks.", examples=[["Which countries are covered?"]])
    thoughts: Items = Field((), description="What the customer thinks.", examples=[["This could take a week."]])
    quotes: Items = Field((), description="What the customer said.", examples=[["I just want a key."]])
    responses: Items = Field(
        (),
        description="How the customer responds to the offer; what the system answers is `frontstage` or `support`.",
        examples=[["Value is clear"]],
    )
    emotion: tuple[Emotion, ...] = Field(
        (), description="How the customer feels; two entries of one persona are a change in that order.", examples=[-1]
    )
    pain_points: tuple[PainPoint, ...] = Field(
        (), description="What hurts.", examples=[[{"text": "Keys take two days", "severity": "severe"}]]
    )
    gains: Items = Field((), description="What delights or helps.", examples=[["Samples run unchanged"]])
    opportunities: tuple[Opportunity, ...] = Field(
        (),
        description="What could be done.",
        examples=[[{"text": "Self-serve keys", "impact": "high", "effort": "medium"}]],
    )
    metrics: tuple[Metric, ...] = Field(
        (), description="What is measured.", examples=[[{"name": "Reach", "kind": "reach", "value": 71}]]
    )
    physical_evidence: Items = Field((), description="What the customer sees or holds.", examples=[["Welcome email"]])
    frontstage: Items = Field((), description="What staff and screens do in view.", examples=[["Answers in the chat"]])
    backstage: Items = Field((), description="What is done out of view.", examples=[["Checks the identity"]])
    support: Items = Field((), description="The processes and systems that carry it.", examples=[["Key vault"]])
    cells: Mapping[str, Items] = Field(
        {}, description="The cells of own lanes, by lane id.", examples=[{"regulation": ["Consent is needed"]}]
    )
