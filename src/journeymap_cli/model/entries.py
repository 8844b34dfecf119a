"""The entries of a cell, except metrics: items, touchpoints, emotions, pain points, opportunities and solutions."""

from typing import Any, ClassVar, Final, Literal, TypeAlias, get_args

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.measure import RecordedEvent
from journeymap_cli.model.scalars import (
    Boolean,
    Evidence,
    Number,
    OptionalLabel,
    OptionalReference,
    OptionalText,
    PriorityNumber,
    Reference,
    Slug,
    Text,
    parse_number,
)

Level: TypeAlias = Literal["low", "medium", "high"]
"""The impact or effort of an opportunity, in ascending order."""

PainSeverity: TypeAlias = Literal["minor", "moderate", "severe"]
"""The severity of a pain point, in ascending order."""

Progress: TypeAlias = Literal["idea", "planned", "in-progress", "done", "dropped"]
"""The status of an opportunity or solution."""

Frequency: TypeAlias = Literal["rare", "sometimes", "often", "always"]
"""How often a pain point occurs, in ascending order."""

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
SEVERITIES: Final[tuple[PainSeverity, ...]] = get_args(PainSeverity)


class Item(Model):
    """An entry of a cell: a text, and what is known about it. May be written as just the text."""

    short: ClassVar[str | None] = "text"

    text: Text = Field(description="What the entry says, in a sentence or less.", examples=["Compare three providers"])
    id: Slug | None = Field(
        None, description="A stable id, which stays the same when the text changes.", examples=["compare-providers"]
    )
    description: OptionalText = Field(
        None,
        description="More about it. The page opens it, Markdown has it in full, drawings leave it out.",
        examples=["Sales answers within a day, but only in the week."],
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
    events: tuple[RecordedEvent, ...] = Field(
        (), description="The events that are recorded here; their volume is measured.", examples=["page_viewed"]
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
    label: OptionalLabel = Field(
        None,
        description="The feeling in a word or an emoji, or several of them. One that the scale lists, or a face "
        "such as 😄 🙂 😐 🙁 😡, gives the score where none is written.",
        examples=["relieved"],
    )
    derived: Boolean = Field(
        False,
        description="`true` where JSON output adds the score that the label gives. Reading drops such a score.",
        examples=[True],
    )
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
    def as_written(cls, data: dict[str, Any]) -> dict[str, Any]:
        """Drop a score that was derived from the label."""
        if str(data.get("derived")).lower() != "true":
            return data
        return {key: value for key, value in data.items() if key not in {"score", "derived"}}

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """A number alone is a score, any other text a label."""
        return "label" if parse_number(text) is None else "score"


class PainPoint(Item):
    """Something that hurts, how badly, and how often. May be written as just the text."""

    severity: PainSeverity | None = Field(
        None,
        description="`minor` annoys, `moderate` needs a workaround, `severe` makes people leave. Default: unrated.",
        examples=["severe"],
    )
    frequency: Frequency | None = Field(
        None, description="How often it happens to people who get here.", examples=["often"]
    )
    priority: PriorityNumber | None = Field(
        None, description="How urgent it is, 1 first. Entries with a priority come before the others.", examples=[1]
    )


class Solution(Item):
    """One way to act on an opportunity. May be written as just the text."""

    status: Progress = Field("idea", description="How far the work has got.", examples=["planned"])


class Opportunity(Item):
    """A chance to improve the journey. May be written as just the text."""

    impact: Level | None = Field(None, description="How much it would change for the customer.", examples=["high"])
    effort: Level | None = Field(None, description="How much work it would be.", examples=["low"])
    priority: PriorityNumber | None = Field(
        None, description="How urgent it is, 1 first. Entries with a priority come before the others.", examples=[1]
    )
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


STAGES: Final = "The ids of the stages and steps that it concerns. Default: the whole journey."


class MapPainPoint(PainPoint):
    """A pain point of the whole map, or of several stages. May be written as just the text."""

    stages: tuple[Reference, ...] = Field((), description=STAGES, examples=[["integration"]])


class MapOpportunity(Opportunity):
    """An opportunity of the whole map, or of several stages. May be written as just the text."""

    stages: tuple[Reference, ...] = Field((), description=STAGES, examples=[["integration"]])
