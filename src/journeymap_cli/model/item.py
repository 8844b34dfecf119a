"""The items of a cell."""

from typing import ClassVar, TypeAlias

from pydantic import Field

from journeymap_cli.model.base import Part
from journeymap_cli.model.scalars import Evidence, OptionalText, Slug, Text


class Item(Part):
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
