"""Lanes, channels and sources."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from journeymap_cli.model.base import Registered
from journeymap_cli.model.lanes import Role
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.scalars import Boolean, Count, Date, OptionalText, Reference, Slug, Text


class Lane(Registered):
    """A row of the map: a built-in lane by its name, or a lane of your own with an id and a label."""

    short: ClassVar[str | None] = "id"

    id: Reference = Field(
        description="The name of a built-in lane, or an id for a lane of your own.", examples=["pain_points"]
    )
    label: OptionalText = Field(
        None, description="The label of the row; required for a lane of your own.", examples=["Regulation"]
    )
    role: Role | None = Field(
        None,
        description="The side of a service blueprint it is on. Default for a lane of your own: `customer`.",
        examples=["backstage"],
    )
    hidden: Boolean = Field(
        False,
        description="`true` leaves the row out of drawings; its entries still count in all figures.",
        examples=[True],
    )


SourceKind: TypeAlias = Literal["interview", "survey", "usability-test", "analytics", "support", "observation", "other"]


class Channel(Registered):
    """A way in which customers and the company meet. May be written as just the name."""

    short: ClassVar[str | None] = "name"

    id: Slug = Field(
        description="The id by which touchpoints refer to the channel. Default: made from the name.",
        examples=["docs-site"],
    )
    name: Text = Field(description="The name of the channel.", examples=["Documentation"])
    kind: Literal[
        "web", "app", "email", "phone", "chat", "store", "social", "video", "code", "print", "people", "other"
    ] = Field("other", description="The kind of channel; it decides the icon.", examples=["web"])


class Source(Registered):
    """Research or data that supports the map. May be written as just the title."""

    short: ClassVar[str | None] = "title"

    id: Slug = Field(
        description="The id by which entries refer to the source. Default: made from the title.",
        examples=["interviews-2026"],
    )
    title: Text = Field(description="The title of the source.", examples=["Interviews with integrators"])
    kind: SourceKind = Field("other", description="The kind of source.", examples=["interview"])
    date: Date | None = Field(None, description="The date on which it was made or read.", examples=["2026-06-12"])
    sample: Count | None = Field(None, description="The number of people or records it covers.", examples=[14])
    url: OptionalText = Field(
        None,
        title="Address",
        description="Where to find it: a web address or a path relative to the file.",
        examples=["https://example.com/research/14"],
    )


Personas: TypeAlias = Annotated[
    tuple[Persona, ...],
    Field(description="Who goes through the journey, and who serves them.", examples=[{"id": "dev", "name": "Dana"}]),
]
Channels: TypeAlias = Annotated[
    tuple[Channel, ...],
    Field(
        description="The ways in which customers and the company meet.",
        examples=[{"id": "docs", "name": "Docs", "kind": "web"}],
    ),
]
Sources: TypeAlias = Annotated[
    tuple[Source, ...],
    Field(description="Research and data that support the entries.", examples=[["Interviews with integrators"]]),
]
