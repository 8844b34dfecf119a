"""The rules whose problems `validate --fix` can mend, and what it does."""

from collections.abc import Mapping
from typing import Final

from journeymap_cli import rule_ids
from journeymap_cli.lint.rules import (
    same_name,
    unknown_channel,
    unknown_pain_point,
    unknown_persona,
    unknown_source,
    unknown_step,
)

OF_REFERENCES: Final = tuple(
    rule.ID for rule in (unknown_persona, unknown_channel, unknown_source, unknown_step, unknown_pain_point)
)

FIXABLE: Final[Mapping[str, str]] = {
    rule_ids.YAML_SYNTAX: "puts a text in quotes that needs them, turns tabs in the indentation into spaces, adds the "
    "space after a colon or dash, and deletes a stray comma",
    rule_ids.NOT_UTF8: "saves a file in UTF-16 or UTF-32 as UTF-8, and deletes control characters",
    rule_ids.INVISIBLE_CHARACTER: "deletes the character, unless it ends a line",
    rule_ids.DUPLICATE_KEY: "removes the second key if both have the same value, unless a comment would go with it",
    rule_ids.UNKNOWN_KEY: "writes the key that is known by another name or misspelt, if only one can be meant, and "
    "puts a text with a colon or a comma in quotes that was read as a key",
    rule_ids.BAD_VALUE: "writes the word of a list that is misspelt, if only one can be meant, true for yes and on, "
    "false for no and off, and dates and durations as this format has them",
    rule_ids.BAD_ID: "writes the id in lower case, with hyphens",
    rule_ids.UNUSED_IGNORE: "removes the comment, or the rule that it names in vain, and corrects a misspelt rule",
    **dict.fromkeys(OF_REFERENCES, "writes the id that exists, where only case, blanks, hyphens or underscores differ"),
    same_name.ID: "writes the derived id beside the later name",
}


def mending(rule: str) -> str:
    """A sentence about whether `--fix` mends a problem of a rule."""
    what = FIXABLE.get(rule)
    return f"`validate --fix` {what}." if what else "There is no automatic fix."
