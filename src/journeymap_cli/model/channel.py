"""The ways by which customers and company meet."""

from typing import ClassVar, Literal

from pydantic import Field

from journeymap_cli.model.registered import Registered
from journeymap_cli.model.scalars import Slug, Text


class Channel(Registered):
    """A way by which customers and company meet."""

    short: ClassVar[str | None] = "name"

    id: Slug = Field(description="What touchpoints call it; when left out, made from the name.", examples=["docs-site"])
    name: Text = Field(description="What the channel is called.", examples=["Documentation"])
    kind: Literal[
        "web", "app", "email", "phone", "chat", "store", "social", "video", "code", "print", "people", "other"
    ] = Field("other", description="What kind of channel it is; picks the icon.", examples=["web"])
