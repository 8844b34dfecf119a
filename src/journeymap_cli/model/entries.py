"""The entries of a cell, except metrics: items, touchpoints, emotions, pain points, opportunities and solutions."""

from typing import ClassVar, Final, Literal, TypeAlias, get_args

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.scalars import (
    Evidence,
    Number,
    OptionalReference,
    OptionalText,
    Reference,
    Slug,
    Text,
    parse_number,
)

Level: TypeAlias = Literal["low", "medium", "high"]
"""The impact or effort of an opportunity, in ascending order."""

PainSeverity: TypeAlias = Literal["minor", "moderate", "severe"]
"""How badly a pain point hurts, in ascending order."""

Progress: TypeAlias = Literal["idea", "planned", "in-progress", "done", "dropped"]
"""The status of an opportunity or solution."""

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
SEVERITIES: Final[tuple[PainSeverity, ...]] = get_args(PainSeverity)


class Item(Model):
    """An entry of a cell: a text, and what is known about it. May be written as just the text."""

    short: ClassVar[str | None] = "text"

    text: Text = Field(description="What the entry says, in a sentence or less.", examples=["Compare three providers"])
    id: Slug | None = Field(
        None, description="A stable id, which stays the same when the text changes.", examples=["compare-providers"]
    )
    persona: OptionalReference = Field(
        None, description="The id of the persona it is about. Default: all who take part.", examples=["dev"]
    )
    evidence: Evidence | None = Field(
        None,
        description="How well the entry is supported. Default: the `evidence_default` of the map.",
        examples=["reported"],
    )
    sources: tuple[Reference, ...] = Field(
        (), description="The ids of the sources that support the entry.", examples=[["interviews-2026"]]
    )
    link: OptionalText = Field(
        None,
        description="Where to read more: a web address or a path relative to the file.",
        examples=["https://example.com/board/12"],
    )
    tags: tuple[Text, ...] = Field((), description="Keywords to find the entry by.", examples=[["pricing"]])
    note: OptionalText = Field(
        None, description="A note to the people who edit the map.", examples=["Ask sales before we publish this."]
    )


class Touchpoint(Item):
    """A point where the customer meets the product. May be written as just the text."""

    channel: OptionalText = Field(
        None,
        description="The id of the channel; in a map without `channels`, any text.",
        examples=["docs-site"],
    )


Items: TypeAlias = tuple[Item, ...]
Touchpoints: TypeAlias = tuple[Touchpoint, ...]


class Emotion(Model):
    """What one persona feels, or all who take part. A number alone is a score, any other text alone a label."""

    score: Number | None = Field(
        None,
        description="How good it feels, on the scale of the map; may be a fraction. Without it, the curve has a gap.",
        examples=[-1.5],
    )
    label: OptionalText = Field(None, description="The feeling in a word or an emoji.", examples=["relieved"])
    persona: OptionalReference = Field(
        None, description="The id of the persona who feels this. Default: all who take part.", examples=["dev"]
    )
    quote: OptionalText = Field(
        None, description="What the persona said at this moment.", examples=["Two days for a test key?"]
    )
    evidence: Evidence | None = Field(
        None,
        description="How well the entry is supported. Default: the `evidence_default` of the map.",
        examples=["observed"],
    )
    sources: tuple[Reference, ...] = Field(
        (), description="The ids of the sources that support the entry.", examples=[["usability-2026"]]
    )

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """A number alone is a score, any other text a label."""
        return "label" if parse_number(text) is None else "score"


class PainPoint(Item):
    """Something that hurts, how badly, and how often. May be written as just the text."""

    severity: PainSeverity = Field(
        "moderate",
        description="`minor` annoys, `moderate` needs a workaround, `severe` makes people leave.",
        examples=["severe"],
    )
    frequency: Literal["rare", "sometimes", "often", "always"] | None = Field(
        None, description="How often it happens to people who get here.", examples=["often"]
    )


class Solution(Item):
    """One way to act on an opportunity. May be written as just the text."""

    status: Progress = Field("idea", description="How far the work has got.", examples=["planned"])


class Opportunity(Item):
    """A chance to improve the journey. May be written as just the text."""

    impact: Level | None = Field(None, description="How much it would change for the customer.", examples=["high"])
    effort: Level | None = Field(None, description="How much work it would be.", examples=["low"])
    addresses: tuple[Reference, ...] = Field(
        (), description="The ids of the pain points it would ease, anywhere in the map.", examples=[["slow-keys"]]
    )
    owner: OptionalText = Field(None, description="The team or person who takes it on.", examples=["Platform team"])
    status: Progress = Field("idea", description="How far the work has got.", examples=["in-progress"])
    solutions: tuple[Solution, ...] = Field(
        (), description="Ways to act on it.", examples=[["Keys from the dashboard"]]
    )
    links: tuple[Text, ...] = Field(
        (),
        description="Tickets and documents: web addresses or paths relative to the file.",
        examples=[["https://example.com/tickets/88"]],
    )
