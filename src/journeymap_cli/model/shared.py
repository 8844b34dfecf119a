"""The model of a file with registries that several maps import. It is only loaded for such files."""

from pydantic import Field

from journeymap_cli.model.base import Model
from journeymap_cli.model.persona import Persona
from journeymap_cli.model.registries import Channel, Lane, Source
from journeymap_cli.model.scalars import FormatVersion


class Shared(Model):
    """A file that several maps import, with the personas, channels, sources and lanes they share."""

    journeymap: FormatVersion = Field(1, title="Format version", description="The format version.", examples=[1])
    personas: tuple[Persona, ...] = Field(
        (), description="Who goes through the journey, and who serves them.", examples=[{"id": "dev", "name": "Dana"}]
    )
    channels: tuple[Channel, ...] = Field(
        (),
        description="The ways in which customers and the company meet.",
        examples=[{"id": "docs", "name": "Docs", "kind": "web"}],
    )
    sources: tuple[Source, ...] = Field(
        (), description="Research and data that the maps are based on.", examples=[["Interviews with integrators"]]
    )
    lanes: tuple[Lane, ...] = Field(
        (),
        description="Labels for lanes, and lanes of your own.",
        examples=[{"id": "regulation", "label": "Regulation", "role": "backstage"}],
    )
