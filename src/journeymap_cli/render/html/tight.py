"""The page in fewer bytes: without what a browser does not need, and what the script can add."""

from typing import Final

from journeymap_cli.regexes import regex

_TAG: Final = regex(r"<[a-z][^<>]*>")
_QUOTED: Final = regex(r'( (?!class|id|href|alt|title|aria-label)[a-zA-Z-]+=)"([\w.%:,+-]+)"(?=[ >])')
"""An attribute that needs no quotes. Those that people search a page for keep theirs."""

_LINK: Final = regex(r' href="#([^"]+)"')
_CELL: Final = regex(r'(<td(?: class="s")?) id="([^"]+)"')


def tight(page: str) -> str:
    """Return the page with fewer quotes, and without ids of cells that it does not link to.

    The script gives these cells their ids again, for links from elsewhere. Script, style and texts stay as they are.
    """
    start, end = page.find("<body"), page.rfind("<script>")
    if start < 0 or end < 0:
        return page
    body = page[start:end]
    linked = set(_LINK.findall(body))
    body = _CELL.sub(lambda cell: cell[0] if cell[2] in linked else cell[1], body)
    return page[:start] + _TAG.sub(lambda tag: _QUOTED.sub(r"\1\2", tag[0]), body) + page[end:]
