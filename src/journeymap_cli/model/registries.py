"""The ways by which customers and company meet."""

from typing import ClassVar, Literal

from pydantic import Field

from journeymap_cli.model.base import Model, Registered
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.scalars import Count, Date, Format, OptionalText, Slug, Text


class Channel(Registered):
    """A way by which customers and company meet."""

    short: ClassVar[str | None] = "name"

    id: Slug = Field(description="What touchpoints call it; when left out, made from the name.", examples=["docs-site"])
    name: Text = Field(description="What the channel is called.", examples=["Documentation"])
    kind: Literal[
        "web", "app", "email", "phone", "chat", "store", "social", "video", "code", "print", "people", "other"
    ] = Field("other", description="What kind of channel it is; picks the icon.", examples=["web"])


class Source(Registered):
    """Research or data that supports what the map says. A text alone is the title."""

    short: ClassVar[str | None] = "title"

    id: Slug = Field(
        description="What entries call it; when left out, made from the title.", examples=["interviews-2026"]
    )
    title: Text = Field(description="What the source is called.", examples=["Interviews with integrators"])
    kind: Literal["interview", "survey", "usability-test", "analytics", "support", "observation", "other"] = Field(
        "other", description="What kind of source it is.", examples=["interview"]
    )
    date: Date | None = Field(None, description="The day it was made or read off.", examples=["2026-06-12"])
    sample: Count | None = Field(None, description="How many people or records it looked at.", examples=[14])
    url: OptionalText = Field(
        None,
        title="Address",
        description="Where to read it: a web address or a path relative to the file.",
        examples=["https://example.com/research/14"],
    )


class Shared(Model):
    """A file that several maps import: who and what they have in common."""

    journeymap: Format = Field(1, title="Format version", description="The version of the format.", examples=[1])
    personas: tuple[Persona, ...] = Field(
        (), description="Who makes the journey, and who serves.", examples=[{"id": "dev", "name": "Dana"}]
    )
    channels: tuple[Channel, ...] = Field(
        (),
        description="The ways in which customers and company meet.",
        examples=[{"id": "docs", "name": "Docs", "kind": "web"}],
    )
    sources: tuple[Source, ...] = Field(
        (), description="Research and data that maps rest on.", examples=[["Interviews with integrators"]]
    )
    lanes: tuple[Lane, ...] = Field(
        (),
        description="Labels for rows, and rows of your own.",
        examples=[{"id": "regulation", "label": "Regulation", "role": "backstage"}],
    )
