"""Where the statements of a map come from."""

from typing import ClassVar, Literal

from pydantic import Field

from journeymap_cli.model.registered import Registered
from journeymap_cli.model.scalars import Count, Date, OptionalText, Slug, Text


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
