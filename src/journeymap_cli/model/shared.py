"""A shared file: registries that several maps import."""

from pydantic import Field

from journeymap_cli.model.base import Part
from journeymap_cli.model.channel import Channel
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.scalars import Format
from journeymap_cli.model.source import Source


class Shared(Part):
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
