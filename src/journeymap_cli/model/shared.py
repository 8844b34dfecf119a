"""A shared file: registries that several maps import."""

from pydantic import Field

from journeymap_cli.model.base import Part
from journeymap_cli.model.channel import Channel
from journeymap_cli.model.lane import Lane
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.scalars import Format
from journeymap_cli.model.source import Source


class Shared(Part):
    """What a shared file may hold."""

    journeymap: Format = Field(1, description="The version of the format.", examples=[1])
    personas: tuple[Persona, ...] = Field((), description="Who makes the journey.", examples=[["Dana"]])
    channels: tuple[Channel, ...] = Field((), description="The ways to meet.", examples=[["Documentation"]])
    sources: tuple[Source, ...] = Field((), description="Research and data.", examples=[["Interviews"]])
    lanes: tuple[Lane, ...] = Field((), description="Own lanes, and labels of lanes.", examples=[["emotion"]])
