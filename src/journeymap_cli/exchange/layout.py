"""A new map as text."""

from typing import Any

from journeymap_cli.rewrite.canonical import canonical_data


def map_text(data: dict[str, Any]) -> str:
    """A map in the layout of `fmt`, from data in long form."""
    return canonical_data(data)
