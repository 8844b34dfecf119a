"""The page's style and script, and the content security policy that allows only these two by their hashes."""

import base64
import hashlib
from collections.abc import Callable
from typing import Final, NamedTuple

from markupsafe import Markup

from journeymap_cli.regexes import regex

ESCAPE: Final = regex(r"\\(?:[\x00-\x7f]|([^\x00-\x7f]))")
LETTER: Final = regex(r"[^\x00-\x7f]")
"""A backslash with the next character, and a letter outside ASCII. In one expression, they are ten times slower."""


class PageHead(NamedTuple):
    """The style and the script, in ASCII, and the policy."""

    style: Markup
    script: Markup
    policy: str


def page_head(style: str, script: str) -> PageHead:
    """Make the head from a style sheet and a script.

    Both are written in ASCII: browsers hash the decoded text, which would differ if a server names another charset.
    """
    style, script = _ascii(style, _in_css), _ascii(script, _in_script)
    policy = (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return PageHead(Markup(style), Markup(script), policy)  # noqa: S704 - our own files; all values are safe


def _ascii(text: str, escaped: Callable[[str], str]) -> str:
    if text.isascii():
        return text
    text = ESCAPE.sub(lambda found: escaped(found[1]) if found[1] else found[0], text)
    return LETTER.sub(lambda found: escaped(found[0]), text)


def _in_css(letter: str) -> str:
    return f"\\{ord(letter):x} "


def _in_script(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
