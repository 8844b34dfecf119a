"""Escaping text for Markdown: it is shown as typed, and cannot format, mention, refer to, close or load anything."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from journeymap_cli.characters import DIRECTIONS, RIGHT_TO_LEFT
from journeymap_cli.facts.links import LinkBase, safe
from journeymap_cli.language.language import Language
from journeymap_cli.regexes import regex
from journeymap_cli.view.plain import MARKS, may_have_marks

ARABIC_MARK: Final = "\u061c"
NEW_LINE: Final = "<br>"
GAP: Final = "\u2060"
"""Breaks up what a code host still finds in the rendered page, without the escapes: `@name`, `#12`, an address.

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
"""Removes marks that change the direction: texts are isolated instead where necessary."""
START: Final = regex(r"^(\d*)([-+.)])(?=[\s-]|$)")
"""Characters that would begin a list or a rule at the start of a line."""

TURNING: Final = regex(f"[{RIGHT_TO_LEFT}{ARABIC_MARK}]")
SIGNED: Final = regex(r"(?<!\S)[+\u2212]\d[\d.,\u066b\u066c]*")
SIGN_FIRST: Final = r"&#8294;\g<0>&#8297;"
"""Isolates a number with a sign: in a right-to-left text, the sign would be behind the digits."""
ADDRESS: Final = str.maketrans({char: f"%{ord(char):02X}" for char in '()<>[]|`"\\'} | {"&": "&amp;"})


def _escaped(text: str) -> str:
    return TRIGGERS.sub(rf"\g<0>{GAP}", text).translate(ESCAPES)


def inline(text: str, new_line: str = " ") -> str:
    """Escape a text for use within a line, with `new_line` in place of its line breaks."""
    return new_line.join(filter(None, map(_line, text.splitlines())))


def rich(text: str, base: LinkBase, new_line: str = " ") -> str:
    """Escape a text, except for the marks that texts may have: code, strong and links, which `base` resolves."""
    lines = map(partial(_line, shown=partial(_marked, base=base)), text.splitlines())
    return new_line.join(filter(None, lines)) if may_have_marks(text) else inline(text, new_line)


def _line(text: str, shown: Callable[[str], str] = _escaped) -> str:
    safe = START.sub(r"\1\\\2", shown(text.translate(CLEANED).strip()))
    return f"&#8296;{SIGNED.sub(SIGN_FIRST, safe)}&#8297;" if TURNING.search(safe) else safe


def _marked(line: str, base: LinkBase) -> str:
    """Escape a line except for its marks.

    A gap separates two adjacent marks, which would be read as one, and `!` from a link, which would be a picture.
    """
    parts, words, start = [""], "", 0
    for found in MARKS.finditer(line):
        words += line[start : found.start()]
        start = found.end()
        if mark := _mark(found, base):
            ends_as_picture = mark[0] == "[" and words.endswith("!")
            parts += [_escaped(words + GAP * (ends_as_picture or (not words and len(parts) > 1))), mark]
            words = ""
        else:
            words += found[1] or found[0]
    return "".join([*parts, _escaped(words + line[start:])])


def _mark(found: re.Match[str], base: LinkBase) -> str | None:
    """A mark as Markdown; None if it is shown as typed. Code with `|` is text: it would end the cell of a table."""
    _, code, strong, words, address = found.groups()
    if code:
        return f"`{code}`" if "|" not in code else _escaped(code)
    if strong:
        return f"**{_edged(_marked(strong, base))}**"
    return link_to(base.address(address), _escaped(words)) if safe(address) else None


def _edged(text: str) -> str:
    """Strong text with gaps, so that the stars count as marks also beside punctuation."""
    first, last = ("" if char.isalnum() else GAP for char in (text[0], text[-1]))
    return f"{first}{text}{last}"


def titled(name: str, language: Language) -> str:
    """A name in bold, with a colon. The stars are before a wide colon: between it and a letter, they would not work."""
    colon = language.gettext(": ")
    return f"**{name}{colon.rstrip()}** " if colon.endswith(" ") else f"**{name}**{colon}"


def bracketed(words: str, language: Language) -> str:
    """Words in the brackets of the language, with a space before them if the language has one there."""
    return language.gettext(" (%(words)s)") % {"words": words}


def link(label: str, href: str | None) -> str:
    """A text as a link to an address, or only the text if there is none. `href` must be a safe address."""
    shown = inline(label, NEW_LINE)
    return link_to(href, shown) if href else shown


def link_to(href: str, shown: str) -> str:
    """Markdown as a link to a safe address."""
    return f"[{shown}]({href.translate(ADDRESS)})"
