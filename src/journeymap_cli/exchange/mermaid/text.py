"""The text of a Mermaid diagram as its parser gets it: without front matter, directives and comments.

The regular expressions are those of Mermaid 11, with `JS_SPACE` for what JavaScript takes for white space.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from journeymap_cli.characters import YAML_BREAKS
from journeymap_cli.regexes import regex

JS_SPACE: Final = "\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
SPACES: Final = f"[{JS_SPACE}]*"

FRONT_MATTER: Final = regex(rf"{SPACES}---[^\S\n]*\n(?P<yaml>.*?)(?<=\n)---{SPACES}\n+", re.DOTALL)
DIRECTIVE: Final = regex(
    rf"%%\{{{SPACES}(?:\w+{SPACES}:|\w+){SPACES}(?:\w+|(?:(?!\}}%%)[^\n\r\u2028\u2029]|\n)*)?{SPACES}(?:\}}%%)?",
    re.ASCII,
)
COMMENT: Final = regex(r"[\t\x0b\x0c \xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]*%%(?!\{)[^\n]+")
LINE: Final = regex(r"[^\n\r\u2028\u2029]*[\n\r\u2028\u2029]?")
"""A line, as JavaScript's `^` finds its start."""
TAG: Final = regex(r"<\w+[^>]*>", re.ASCII)
ATTRIBUTE: Final = regex(r'="([^"]*)"')

BREAK: Final = regex(f"[\n-\r\x1c-\x1f{YAML_BREAKS}]")
ENDS: Final = regex(rf"^[{JS_SPACE}]+|[{JS_SPACE}]+$")

ENTITY: Final = regex(r"#(\w+);", re.ASCII)
HELD_ENTITY: Final = regex(r"\ufdd0(\w+)\ufdd1", re.ASCII)
"""An entity with placeholders for `#` and `;`, which have another meaning in the grammar."""


class DiagramText(NamedTuple):
    """A text made of pieces of another one: `starts` are the offsets of the pieces here, `origins` those there."""

    text: str
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)

    def origin(self, offset: int) -> int:
        """The offset in the original text."""
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]

    def without(self, ranges: Iterable[tuple[int, int]]) -> "DiagramText":
        """Return the text without some ranges, which must be in order."""
        pieces, starts, origins, at, size = [], [], [], 0, 0
        for start, end in (*ranges, (len(self.text), len(self.text))):
            cuts = self.starts[bisect_right(self.starts, at) : bisect_right(self.starts, start - 1)]
            for begin, stop in zip([at, *cuts], [*cuts, start], strict=True):
                pieces.append(self.text[begin:stop])
                starts.append(size)
                origins.append(self.origin(begin))
                size += stop - begin
            at = end
        return DiagramText("".join(pieces), tuple(starts), tuple(origins))


def front_matter(text: str) -> tuple[str, int, int] | None:
    """Return the YAML of the front matter, its offset, and that of the diagram; None if there is no front matter."""
    found = FRONT_MATTER.match(text)
    return (found["yaml"], found.start("yaml"), found.end()) if found else None


def diagram_text(text: str) -> DiagramText:
    """Return the text that Mermaid's parser gets, with placeholders in entities."""
    matter = front_matter(text)
    body = DiagramText(text).without([(0, matter[2])] if matter else [])
    body = body.without(found.span() for found in DIRECTIVE.finditer(body.text))
    body = body.without(_comments(body.text))
    body = body.without([(0, len(body.text) - len(body.text.lstrip(" \t\n\xa0\ufeff")))])
    last_tag = body.text.rfind(">") + 1  # beyond it, each `<` would be followed to the end of the text
    quoted = TAG.sub(_single_quotes, body.text[:last_tag]) + body.text[last_tag:]
    return body._replace(text=ENTITY.sub("\ufdd0\\1\ufdd1", quoted))


def shown(text: str) -> str:
    """Return a text as Mermaid shows it, with entities replaced by their characters."""
    decoded = HELD_ENTITY.sub(lambda found: html.unescape(_entity(found[1])), text)
    return ENDS.sub("", BREAK.sub(" ", decoded))


def as_written(text: str) -> str:
    """Return a part of the text as it is in the file."""
    return HELD_ENTITY.sub(r"#\1;", text).strip()


def _entity(name: str) -> str:
    return f"&#{name};" if name.isdecimal() else f"&{name};"


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """The lines that are comments, each with the blank lines above it and its line break."""
    start: int | None = None
    at = 0
    while at < len(text):
        found = COMMENT.match(text, at)
        if found:
            end = found.end() + (text[found.end() : found.end() + 1] == "\n")
            yield (at if start is None else start), end
            start = None
        else:
            line = LINE.match(text, at)
            end = line.end() if line else len(text)
            start = (at if start is None else start) if not ENDS.sub("", text[at:end]) else None
        at = end


def _single_quotes(tag: re.Match[str]) -> str:
    return ATTRIBUTE.sub(r"='\1'", tag[0])
