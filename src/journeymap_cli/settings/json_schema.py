"""The JSON Schema of settings, for editors of TOML."""

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import WithDefaultSchema

from journeymap_cli.settings.model import settings_model
from journeymap_cli.settings.settings import Vocabulary

ID: Final = "urn:journeymap:settings:1"


class _WithoutDefaults(GenerateJsonSchema):
    """Leaves out defaults: a key that is left out of the file is not the same as an empty one."""

    def default_schema(self, schema: WithDefaultSchema) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])


def settings_schema(known: Vocabulary) -> dict[str, Any]:
    """The schema of `.journeymap.toml`, and of the table `tool.journeymap` in `pyproject.toml`."""
    schema = settings_model(known).model_json_schema(schema_generator=_WithoutDefaults)
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": ID, **schema}
