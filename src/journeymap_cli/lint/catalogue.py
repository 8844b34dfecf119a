"""Every rule, in the groups of the documentation."""

from collections.abc import Collection, Mapping
from typing import Final

from journeymap_cli.lint.pages import FILES, IGNORES, READING_JOURNEY, READING_TEXT
from journeymap_cli.lint.rule import RulePage
from journeymap_cli.lint.rules import GOVERNANCE, QUALITY, REFERENCES
from journeymap_cli.problem import Severity

GROUPS: Final[Mapping[str, list[RulePage]]] = {
    "Reading the text": READING_TEXT,
    "Reading the journey": READING_JOURNEY,
    "References": [*REFERENCES, *FILES],
    "Governance and evidence": [*GOVERNANCE],
    "Quality of the map": [*QUALITY, *IGNORES],
}

CATALOGUE: Final[Mapping[str, RulePage]] = {page.ID: page for pages in GROUPS.values() for page in pages}
"""Every rule by its id."""

FIXED: Final[Collection[str]] = frozenset(
    page.ID for page in (*READING_TEXT, *READING_JOURNEY) if page.SEVERITY is Severity.ERROR
)
"""Syntax and schema errors: they are always on, with their own severity."""
