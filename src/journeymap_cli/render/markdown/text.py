"""Escaping text for Markdown: it is shown as typed, and cannot format, mention, refer to, close or load anything."""

import re
from typing import Final

from journeymap_cli.characters import DIRECTIONS, RIGHT_TO_LEFT
from journeymap_cli.regexes import regex

ARABIC_MARK: Final = "\u061c"
NEW_LINE: Final = "<br>"
GAP: Final = "\u2060"
"""Breaks up what a code host looks for in the rendered page, where escapes are gone: `@name`, `#12`, an address.

It is a word joiner: it has no width, and a line cannot break at it.
"""

TRIGGERS: Final = regex(
    r"""@(?=\S)                                        # mentions, e-mail addresses
      | [#!$&^](?=\d)                                  # issues, merge requests, snippets, epics, alerts
      | [%~*](?=["\w])                                 # milestones, labels, iterations
      | \bG[HL]-(?=\d) | \b[0-9a-f]{6}(?=[0-9a-f]{1,34}\b)  # GH-12, commits
      | :(?=//|[\w+-]+(?::|$)) | \bwww(?=\.)           # addresses, emoji
      | \[(?=[\[+-]|\w+:) | [{](?=[{%+-])              # wiki links, change marks, templates
      """,
    re.VERBOSE | re.IGNORECASE,
)
ESCAPES: Final = str.maketrans(
    {char: f"\\{char}" for char in "\\`*_[]{}~#$"}
    | {char: f"&#{ord(char)};" for char in f"|{GAP}\u200b"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)
CLEANED: Final = str.maketrans(dict.fromkeys(DIRECTIONS, "") | dict.fromkeys("\t\x1f", " "))
"""Without marks that turn the direction: what needs it is isolated."""
START: Final = regex(r"^(\d*)([-+.)])(?=[\s-]|$)")
"""What would begin a list or a rule at the start of a line."""

TURNING: Final = regex(f"[{RIGHT_TO_LEFT}{ARABIC_MARK}]")
ADDRESS: Final = str.maketrans({char: f"%{ord(char):02X}" for char in '()<>[]|`"\\'} | {"&": "&amp;"})


def inline(text: str, new_line: str = " ") -> str:
    """Escape a text for use within a line, with `new_line` in place of its line breaks."""
    return new_line.join(filter(None, map(_line, text.splitlines())))


def _line(text: str) -> str:
    broken = TRIGGERS.sub(rf"\g<0>{GAP}", text.translate(CLEANED).strip())
    safe = START.sub(r"\1\\\2", broken.translate(ESCAPES))
    return f"&#8296;{safe}&#8297;" if TURNING.search(safe) else safe


def link(label: str, href: str | None) -> str:
    """A text as a link to an address, or only the text if there is none. `href` must be a safe address."""
    shown = inline(label, NEW_LINE)
    return f"[{shown}]({href.translate(ADDRESS)})" if href else shown
