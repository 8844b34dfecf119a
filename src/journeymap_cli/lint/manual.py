"""The documentation of a rule, parsed from its docstring: what is wrong, why it matters, examples."""

import re
from inspect import cleandoc
from textwrap import dedent
from typing import Final, NamedTuple

from journeymap_cli.lint.rule import RulePage
from journeymap_cli.regexes import regex

SECTION: Final = regex(r"^(Settings|Bad|Good):\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
"""A title, an empty line, and the lines after it that are empty or indented."""


class Manual(NamedTuple):
    """The page of a rule: paragraphs without line breaks, examples in YAML, settings in TOML.."""

    headline: str
    why: tuple[str, ...]
    settings: str
    bad: str
    good: str


def manual(page: RulePage) -> Manual:
    """Parse the page of a rule."""
    text = cleandoc(page.__doc__ or "") + "\n"
    sections = {found[1]: dedent(found[2]).strip("\n") + "\n" for found in SECTION.finditer(text)}
    headline, *why = SECTION.sub("", text).strip().split("\n\n")
    paragraphs = tuple(" ".join(paragraph.split()) for paragraph in why)
    return Manual(headline, paragraphs, *(sections.get(name, "") for name in ("Settings", "Bad", "Good")))
