"""Where the statements of a map come from."""

from typing import ClassVar, Literal

from pydantic import Field

from journeymap_cli.model.registered import Registered
from journeymap_cli.model.scalars import Count, Date, OptionalText, Slug, Text


class Source(Registered):
    """A piece of research or data that supports statements of the map."""

    short: ClassVar[str | None] = "title"

    id: Slug = Field(description="What items refer to; default: from the title.", examples=["interviews-2026"])
    title: Text = Field(description="What it is called.", examples=["Interviews with integrators"])
    kind: Literal["interview", "survey", "usability-test", "analytics", "support", "observation", "other"] = Field(
        "other", description="How it was found out.", examples=["interview"]
    )
    date: Date | None = Field(None, description="The day it was made or read.", examples=["2026-06-12"])
    sample: Count | None = Field(None, description="The number of people or records.", examples=[14])
    url: OptionalText = Field(
        None,
        description="Where it can be read: an address or a relative path.",
        examples=["https://example.com/research/14"],
    )
