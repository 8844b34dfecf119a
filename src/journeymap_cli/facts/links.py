"""Which links may be followed, and where relative links lead from a drawing. Other links are only shown as text."""

import os
import posixpath
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from journeymap_cli.characters import CONTROLS, MORE_CONTROLS
from journeymap_cli.regexes import regex

SCHEMES: Final = ("http", "https", "mailto")
SCHEME = regex(r"([^/?#:]*):")
"""A colon before any slash, question mark or hash. The text before it is a scheme, or a drive as in `C:`."""

DANGEROUS = regex(rf"[\s{CONTROLS}{MORE_CONTROLS}\\]")
"""Characters in dangerous links: browsers ignore white space and control characters, as in `java script:`, and read a
backslash as a slash."""


TEXT_LINK: Final = r"\[([^\[\]\n]+)\]\(([^()\s]+)\)"
"""A link in a text, `[words](address)`, as a pattern with two groups."""

KEPT_OR_LINK: Final = regex(rf"\\.|`[^`\n]+`|{TEXT_LINK}")


def links_in(text: str) -> tuple[str, ...]:
    """The addresses of the links in a text, but not those in code or after a backslash."""
    if "](" not in text:
        return ()
    return tuple(found[2] for found in KEPT_OR_LINK.finditer(text) if found[2])


def is_safe(link: str) -> bool:
    """Whether a link may be followed: `http`, `https`, `mailto`, or a relative path without a host or drive."""
    if DANGEROUS.search(link) or link.startswith("//"):
        return False
    scheme = SCHEME.match(link)
    return scheme is None or scheme[1].lower() in SCHEMES


def safe(link: str | None) -> str | None:
    """The link if it may be followed, else None."""
    return link if link and is_safe(link) else None


MAP_ENDINGS: Final = (".journey.yaml", ".journey.yml", ".yaml", ".yml")
SAFE: Final = "/!$&'()*+,;=@~"
"""Characters that may be in the path of an address, apart from letters and digits."""


def _none(_: str) -> None:
    """The `drawn` of a base without other drawings."""


class LinkBase(NamedTuple):
    """Where a map and a drawing of it are, for the relative addresses in the map. All paths are absolute.

    `drawn` returns the path of the drawing of another map in the same run, by the path of that map. `ending` is the
    ending of this drawing.
    """

    map_folder: str = "/"
    folder: str = "/"
    drawn: Callable[[str], str | None] = _none
    ending: str = ".html"

    def address(self, link: str) -> str:
        """A safe address in the map, relative to the drawing. For a map that is drawn too, that of its drawing."""
        cut = next((at for at, char in enumerate(link) if char in "?#"), len(link))
        path, rest = link[:cut], link[cut:]
        if not path or path.startswith("/") or SCHEME.match(path):
            return link
        target = self._absolute(unquote(path))
        if found := self.drawn(target):
            return self._seen(found) + rest
        if self.folder == self.map_folder:
            return link
        return self._seen(target) + "/" * path.endswith("/") + rest

    def drawing(self, path: str) -> str | None:
        """The address of the drawing of another map, given its path relative to this map; None if it is not safe.

        A map that is not drawn in this run is assumed to have a drawing beside it in the same format. The path is that
        of a file, not an address: blanks, `%` and the like are part of its name.
        """
        target = self._absolute(path)
        if found := self.drawn(target):
            return self._seen(found)
        if self.folder == self.map_folder:
            return safe(_quoted(without_ending(path) + self.ending))
        return self._seen(without_ending(target) + self.ending)

    def _absolute(self, path: str) -> str:
        return os.path.normpath(os.path.join(self.map_folder, path))  # noqa: PTH118 - texts, no files

    def _seen(self, target: str) -> str:
        return _quoted(os.path.relpath(target, self.folder).replace(os.sep, "/"))


HERE: Final = LinkBase()
"""The base of a page beside its map."""


def _quoted(path: str) -> str:
    return quote(path, safe=SAFE, errors="surrogateescape")


def without_ending(path: str) -> str:
    """`maps/pay` for `maps/pay.journey.yaml`: the drawings of a map have its name with another ending."""
    folder, name = posixpath.split(path)
    endings = [end for end in MAP_ENDINGS if name.lower().endswith(end) and len(name) > len(end)]
    return posixpath.join(folder, name[: -len(endings[0])] if endings else posixpath.splitext(name)[0])
