"""The items of a cell."""

from typing import ClassVar, TypeAlias

from pydantic import Field

from journeymap_cli.model.base import Part
from journeymap_cli.model.scalars import Evidence, OptionalText, Slug, Text


class Item(Part):
    """One entry of a cell: a text, and what is known about it."""

    short: ClassVar[str | None] = "text"

    text: Text = Field(description="What is said, in one sentence.", examples=["Compare three providers"])
    id: Slug | None = Field(
        None, description="A name that keeps when the text changes.", examples=["compare-providers"]
    )
    persona: OptionalText = Field(
        None, description="The one persona that it is about; default: all who take part.", examples=["dev"]
    )
    evidence: Evidence | None = Field(
        None, description="How well it is supported; default: the map's `evidence_default`.", examples=["reported"]
    )
    sources: tuple[Text, ...] = Field(
        (), description="The ids of the sources that support it.", examples=[["interviews-2026"]]
    )
    link: OptionalText = Field(
        None,
        description="Where more is told: an address or a relative path.",
        examples=["https://example.com/board/12"],
    )
    tags: tuple[Text, ...] = Field((), description="Words to find it by.", examples=[["pricing"]])
    note: OptionalText = Field(
        None, description="A remark for those who edit the map.", examples=["Ask sales before we publish this."]
    )


class Touchpoint(Item):
    """Where the customer meets the product."""

    channel: OptionalText = Field(
        None,
        description="The channel: an id of `channels`, or free text where the map has none.",
        examples=["docs-site"],
    )


Items: TypeAlias = tuple[Item, ...]
Touchpoints: TypeAlias = tuple[Touchpoint, ...]
