"""The items of a cell."""

from typing import ClassVar, Literal, TypeAlias

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.scalars import Evidence, Level, Number, OptionalText, Progress, Slug, Text, parse_number


class Item(Model):
    """One entry of a cell: a text, and what is known about it. A text alone will do."""

    short: ClassVar[str | None] = "text"

    text: Text = Field(description="What the entry says, in a sentence or less.", examples=["Compare three providers"])
    id: Slug | None = Field(
        None, description="A name to refer to, which stays when the text changes.", examples=["compare-providers"]
    )
    persona: OptionalText = Field(
        None, description="The persona that it is about, by id; when left out, all who take part.", examples=["dev"]
    )
    evidence: Evidence | None = Field(
        None, description="How well it is supported; when left out, as `evidence_default` says.", examples=["reported"]
    )
    sources: tuple[Text, ...] = Field(
        (), description="The ids of the sources that support it.", examples=[["interviews-2026"]]
    )
    link: OptionalText = Field(
        None,
        description="Where to read more: a web address or a path relative to the file.",
        examples=["https://example.com/board/12"],
    )
    tags: tuple[Text, ...] = Field((), description="Words to find it by.", examples=[["pricing"]])
    note: OptionalText = Field(
        None, description="A remark for the people who edit the map.", examples=["Ask sales before we publish this."]
    )


class Touchpoint(Item):
    """A point where the customer meets the product. A text alone will do."""

    channel: OptionalText = Field(
        None,
        description="The channel by which they meet: an id of `channels`, or any text in a map without `channels`.",
        examples=["docs-site"],
    )


Items: TypeAlias = tuple[Item, ...]
Touchpoints: TypeAlias = tuple[Touchpoint, ...]


class Emotion(Model):
    """What one persona feels, or all who take part. A number alone is a score, a text alone a label."""

    score: Number | None = Field(
        None,
        description="How good it feels, on the scale of the map; fractions are fine. None leaves a gap in the curve.",
        examples=[-1.5],
    )
    label: OptionalText = Field(None, description="The feeling in a word or an emoji.", examples=["relieved"])
    persona: OptionalText = Field(
        None, description="Whose feeling it is, by id; when left out, that of all who take part.", examples=["dev"]
    )
    quote: OptionalText = Field(
        None, description="What the persona said at this moment.", examples=["Two days for a test key?"]
    )
    evidence: Evidence | None = Field(
        None, description="How well it is supported; when left out, as `evidence_default` says.", examples=["observed"]
    )
    sources: tuple[Text, ...] = Field(
        (), description="The ids of the sources that support it.", examples=[["usability-2026"]]
    )

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """A number alone is a score, any other text a label."""
        return "label" if parse_number(text) is None else "score"


class PainPoint(Item):
    """Something that hurts, how much, and how often. A text alone will do."""

    severity: Literal["minor", "moderate", "severe"] = Field(
        "moderate",
        description="`minor` annoys, `moderate` takes a workaround, `severe` makes people leave.",
        examples=["severe"],
    )
    frequency: Literal["rare", "sometimes", "often", "always"] | None = Field(
        None, description="How often it happens to those who come here.", examples=["often"]
    )


class Solution(Item):
    """One way to use an opportunity. A text alone will do."""

    status: Progress = Field("idea", description="How far the work has come.", examples=["planned"])


class Opportunity(Item):
    """A chance to make the journey better. A text alone will do."""

    impact: Level | None = Field(None, description="What it would change for the customer.", examples=["high"])
    effort: Level | None = Field(None, description="How much work it would be.", examples=["low"])
    addresses: tuple[Text, ...] = Field(
        (), description="The pain points that it would ease, by id, anywhere in the map.", examples=[["slow-keys"]]
    )
    owner: OptionalText = Field(None, description="The team or person who takes it on.", examples=["Platform team"])
    status: Progress = Field("idea", description="How far the work has come.", examples=["in-progress"])
    solutions: tuple[Solution, ...] = Field((), description="Ways to do it.", examples=[["Keys from the dashboard"]])
    links: tuple[Text, ...] = Field(
        (),
        description="Tickets and documents: web addresses or paths relative to the file.",
        examples=[["https://example.com/tickets/88"]],
    )
