"""Incremental updates that add links, title, author and language to a PDF of Graphviz."""

import html
import io
import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import quote

from journeymap_cli.regexes import regex

_TRAILER: Final = regex(
    rb"trailer\s*<< /Size (\d+)\s+/Root (\d+) 0 R\s+/Info (\d+) 0 R\s*(?:/Prev \d+\s*)?>>"
    rb"\s*startxref\s+(\d+)\s+%%EOF\s*\Z"
)
_PAGE: Final = regex(rb"\n(\d+) 0 obj\n<< /Type /Page\b")
_AREA: Final = regex(r'<area shape="rect"[^>]*? href="([^"]*)"[^>]*? coords="(\d+),(\d+),(\d+),(\d+)"')
ADDRESS: Final = "%:/?#[]@!$&'()*+,;=~"
"""Characters of an address that are not escaped in a PDF, beside letters, digits and `-._`."""

BOM: Final = "\ufeff"
"""Marks a string as UTF-16."""


def described(pdf: bytes, title: str, author: str | None, language: str) -> bytes:
    """Add title, author and language. A PDF that is not structured like those of cairo stays as it is."""
    found = _TRAILER.search(pdf)
    if not found:
        return pdf
    root, info = int(found[2]), int(found[3])
    texts = {"Title": title, "Author": author}
    about = "".join(f"   /{key} {_text(text)}\n" for key, text in texts.items() if text)
    view = f"   /Lang {_text(language)}\n   /ViewerPreferences << /DisplayDocTitle true >>\n"
    objects = {info: _extended(pdf, info, about), root: _extended(pdf, root, view)}
    return _updated(pdf, objects, found)


def linked(pdf: bytes, image_map: str, height: float) -> bytes:
    """Add the links of an image map of Graphviz, in points from the top of a page that is `height` points high."""
    found, page = _TRAILER.search(pdf), _PAGE.search(pdf)
    links = [_link(area, height) for area in _AREA.finditer(image_map)]
    if not (found and page and links):
        return pdf
    numbers = range(int(found[1]), int(found[1]) + len(links))
    named = " ".join(f"{number} 0 R" for number in numbers)
    objects = {int(page[1]): _extended(pdf, int(page[1]), f"   /Annots [ {named} ]\n")}
    return _updated(pdf, objects | dict(zip(numbers, links, strict=True)), found)


def _link(area: re.Match[str], height: float) -> bytes:
    """A link annotation. Its address is escaped to ASCII, as PDF requires."""
    left, top, right, bottom = map(int, area.groups()[1:])
    place = f"{left} {height - bottom:g} {right} {height - top:g}"
    target = quote(html.unescape(area[1]), safe=ADDRESS).encode().hex().upper()
    action = f"<< /Type /Action /S /URI /URI <{target}> >>"
    return f"<< /Type /Annot /Subtype /Link /Rect [ {place} ] /Border [ 0 0 0 ] /A {action} >>".encode()


def joined(pages: Sequence[bytes], title: str, author: str | None, language: str) -> bytes:
    """Join the pages of several files into one PDF, with title, author and language."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter()
    for page in pages:
        writer.append(io.BytesIO(page))
    writer.metadata = {"/Title": title, **({"/Author": author} if author else {})}
    preferences = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.root_object[NameObject("/ViewerPreferences")] = preferences
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _updated(pdf: bytes, objects: Mapping[int, bytes], trailer: re.Match[bytes]) -> bytes:
    """Append changed and new objects, by number, and a table of their offsets.

    The file stays as it is if the content of an object is empty.
    """
    if not all(objects.values()):
        return pdf
    size, root, info, before = (int(number) for number in trailer.groups())
    size = max(size, *(number + 1 for number in objects))
    end = f"trailer\n<< /Size {size}\n   /Root {root} 0 R\n   /Info {info} 0 R\n   /Prev {before}\n>>\n"
    pdf = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    table = "xref\n"
    for number, content in sorted(objects.items()):
        table += f"{number} 1\n{len(pdf):010} 00000 n \n"
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return pdf + f"{table}{end}startxref\n{len(pdf)}\n%%EOF\n".encode()


def _extended(pdf: bytes, number: int, entries: str) -> bytes:
    """The content of a dictionary object with more entries; empty if there is no such object."""
    found = re.search(rb"\n%d 0 obj\n(<<.*?)>>\nendobj" % number, pdf, re.DOTALL)
    return found[1].rstrip() + b"\n" + entries.encode() + b">>" if found else b""


def _text(text: str) -> str:
    """A string in UTF-16, as hexadecimal digits, so that no character can end it."""
    return f"<{(BOM + text).encode('utf-16-be', 'replace').hex().upper()}>"
