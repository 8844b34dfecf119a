"""The base classes of all models: frozen, strict about keys, and with a short form if a text alone is enough."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import CoreSchema
from pydantic_core.core_schema import dict_schema


class AnyMapping:
    """In `Annotated`, a mapping whose content is not validated. All models share its schema."""

    _schema = dict_schema()

    def __get_pydantic_core_schema__(self, *_: Any) -> CoreSchema:
        """See pydantic: the schema of a value."""
        return self._schema


class Model(BaseModel):
    """A mapping in a journey file.

    Keys of the file that begin with `x-` are collected in `extensions` before validation, so no file can set a field
    whose alias begins with `x-`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    short: ClassVar[str | None] = None
    """The key whose value may be written alone, as a text instead of the mapping."""

    extensions: Annotated[Mapping[str, Any], AnyMapping()] = Field(default_factory=dict, alias="x-", repr=False)

    @classmethod
    def short_key(cls, text: str) -> str | None:
        """The key whose value is a text in place of the mapping, or None if there is no short form."""
        return cls.short

    @classmethod
    def as_written(cls, data: dict[str, Any]) -> dict[str, Any]:
        """The mapping without keys that only our own JSON output adds."""
        return data


class Registered(Model):
    """An entry of a registry: other parts of the map refer to it by its id."""

    id: str
    imported: bool = Field(False, alias="x-imported", repr=False, exclude=True)
    """Whether the entry comes from a shared file."""
