"""What every part of a journey is: frozen, strict about its keys, and written in short where one text says it all."""

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """A mapping of the file.

    Keys that begin with `x-` never reach a part as keys, so the aliases that begin so are ours: no file can set them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    short: ClassVar[str | None] = None
    """The key that a text alone stands for."""

    extensions: Mapping[str, Any] = Field(default_factory=dict, alias="x-", repr=False)

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """The key that this text alone stands for; None where a text alone means nothing."""
        return cls.short


class Registered(Model):
    """An entry of a registry: cells refer to it by its id."""

    id: str
    imported: bool = Field(False, alias="x-imported", repr=False, exclude=True)
    """Whether it came from a shared file."""
