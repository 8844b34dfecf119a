"""What an entry of a registry is."""

from pydantic import Field

from journeymap_cli.model.base import Part


class Registered(Part):
    """An entry of a registry: cells refer to it by its id."""

    id: str
    imported: bool = Field(False, alias="x-imported", repr=False, exclude=True)
    """Whether it came from a shared file."""
