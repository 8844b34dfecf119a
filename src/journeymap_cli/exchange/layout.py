"""A new map as text."""

from typing import Any

from journeymap_cli.rewrite.canonical import canonical
from journeymap_cli.rewrite.written import written_map
from journeymap_cli.yamlsource.read import read_yaml


def map_text(data: dict[str, Any]) -> str:
    """A map in the layout of `fmt`, from data in long form."""
    raw = written_map(data).encode(errors="surrogateescape")
    return canonical(read_yaml(raw, len(raw)))
