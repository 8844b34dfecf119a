"""Texts as YAML scalars: plain if every YAML reader reads the same text, else in quotes."""

import re
from typing import Final

from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.scalars import NULLS, PlainNull

NOT_PLAIN: Final = regex(r"^[\s,\[\]{}#&*!|>'\"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|:(?:\s|$)|\s#|\s$")
"""What YAML would read as something other than text outside brackets."""

NOT_IN_BRACKETS: Final = regex(r"[,\[\]{}?]|^:|:[,\[\]{}\"']")
"""What YAML would read as something other than text in brackets."""

TYPED: Final = regex(
    r"~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?(?:\.inf|\.nan)"
    r"|[-+]?0[xob][0-9a-f_]+|[-+]?[0-9][0-9_,.:]*(?:e[-+]?[0-9]+)?|[-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*",
    re.IGNORECASE,
)
"""What other readers take for a number, a date, a boolean or null."""

UNPRINTABLE: Final = regex(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that have to be escaped, including unusual line breaks."""

NOT_IN_BLOCK: Final = regex(r"^[\s]|[ \t]$|\n[ \t]|\n\n\Z", re.MULTILINE)
"""What a block text (`|`) must not contain: blanks at the ends of lines, empty lines at the end."""

BLOCK_HEADER: Final = regex(r"[|>][+-]?(?:[ \t]+#.*)?")
"""The header of a block text, without an indentation indicator; a comment may follow."""

ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
NEEDS_ESCAPE: Final = regex(rf'["\\\n\t]|{UNPRINTABLE.pattern}')


def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Whether YAML reads a text as it is when it is written in one line without quotes."""
    wrong = not text or "\n" in text or NOT_PLAIN.search(text) or UNPRINTABLE.search(text) or "\t" in text
    return not wrong and not (in_brackets and NOT_IN_BRACKETS.search(text))


def in_quotes(text: str) -> str:
    """A text in double quotes, in one line."""
    return '"' + NEEDS_ESCAPE.sub(lambda found: _escaped(found.group()), text) + '"'


def one_line(text: str, *, in_brackets: bool = False, typed: bool = True) -> str:
    """A text in one line, in quotes if needed; with `typed`, also if it looks like a number or a date."""
    if isinstance(text, PlainNull):
        return str(text)
    is_bare = is_plain(text, in_brackets=in_brackets) and not (typed and TYPED.fullmatch(text)) and text not in NULLS
    return text if is_bare else in_quotes(text)


def block_text(text: str, column: int) -> str | None:
    """A text as a block text, from the `|` on, indented to a column; None if this is not possible."""
    if "\n" not in text.rstrip("\n") or NOT_IN_BLOCK.search(text) or UNPRINTABLE.search(text):
        return None
    lines = text.removesuffix("\n").split("\n")
    indicator = "|" if text.endswith("\n") else "|-"
    return "\n".join([indicator, *(" " * column + line if line else "" for line in lines)])


def in_style(text: str, old: str, column: int, *, in_brackets: bool, typed: bool) -> str | None:
    """A text in the style of the scalar `old`; None if it cannot be written in this style."""
    header = old.split("\n", 1)[0].strip()
    if old.startswith('"'):
        return in_quotes(text)
    if old.startswith("'"):
        can_quote = "\n" not in text and not UNPRINTABLE.search(text)
        return f"'{text.replace(chr(39), chr(39) * 2)}'" if can_quote else None
    if BLOCK_HEADER.fullmatch(header):
        has_lines = "\n" in text or NOT_IN_BLOCK.search(text) or UNPRINTABLE.search(text)
        if not has_lines and text:
            return f"{header}\n{' ' * column}{text}"
        found = block_text(text, column) if header.startswith("|") else None
        return found and found.replace("|-", header, 1)
    return text if one_line(text, in_brackets=in_brackets, typed=typed) == text else None


def _escaped(char: str) -> str:
    code = ord(char)
    return ESCAPES.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else char)
