"""A new map as text."""

from typing import Any

from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.written import written_map

NEXT_STAGE = regex(r"(?<!^stages:)\n  - ", 8)  # re.MULTILINE


def map_text(data: dict[str, Any]) -> str:
    """A map as a person would write it, from data in long form: an empty line between stages that have several."""
    text = written_map(data)
    start = text.rfind("\nstages:\n") + 1
    if not start or "\n    " not in text[start:]:
        return text
    return text[:start] + NEXT_STAGE.sub("\n\n  - ", text[start:])
