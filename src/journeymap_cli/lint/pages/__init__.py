"""The pages of what reading finds, and of what only a whole run can tell: no checks here."""

from typing import Final

from journeymap_cli.lint.pages import (
    bad_id,
    bad_value,
    comment_cuts_text,
    custom_tag,
    duplicate_key,
    invisible_character,
    journey_cycle,
    missing_file,
    missing_key,
    not_utf8,
    out_of_range,
    outside_folder,
    several_documents,
    too_deep,
    too_large,
    unknown_key,
    unused_ignore,
    wrong_type,
    yaml_syntax,
)
from journeymap_cli.lint.rule import RulePage

READING_TEXT: Final[list[RulePage]] = [
    yaml_syntax,
    not_utf8,
    duplicate_key,
    custom_tag,
    several_documents,
    too_large,
    too_deep,
    comment_cuts_text,
    invisible_character,
]

READING_JOURNEY: Final[list[RulePage]] = [
    unknown_key,
    missing_key,
    wrong_type,
    bad_value,
    out_of_range,
    bad_id,
]

FILES: Final[list[RulePage]] = [
    missing_file,
    outside_folder,
    journey_cycle,
]

IGNORES: Final[list[RulePage]] = [
    unused_ignore,
]
