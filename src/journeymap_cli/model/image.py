"""Pictures of personas, stages and steps."""

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.scalars import Text


class Image(Model):
    """A picture: PNG, JPEG, WebP or SVG, at most 100 kB."""

    file: Text = Field(description="The path of the picture, relative to this file.", examples=["empty-form.png"])
    alt: Text = Field(description="What the picture shows, for people who cannot see it.", examples=["The empty form"])
