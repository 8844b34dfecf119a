"""What a PDF says about itself: title, author and language, added to that of Graphviz as an incremental update."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from journeymap_cli.regexes import regex

_TRAILER: Final = regex(
    rb"trailer\s*<< /Size (\d+)\s+/Root (\d+) 0 R\s+/Info (\d+) 0 R\s*>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z"
)
BOM: Final = "\ufeff"
"""Marks a string as UTF-16."""


def described(pdf: bytes, title: str, author: str | None, language: str) -> bytes:
    """The PDF with its description. One whose structure is not that of cairo stays as it is."""
    found = _TRAILER.search(pdf)
    if not found:
        return pdf
    size, root, info, before = (int(number) for number in found.groups())
    texts = {"Title": title, "Author": author}
    about = "".join(f"   /{key} {_text(text)}\n" for key, text in texts.items() if text)
    view = f"   /Lang {_text(language)}\n   /ViewerPreferences << /DisplayDocTitle true >>\n"
    objects = {info: _extended(pdf, info, about), root: _extended(pdf, root, view)}
    end = f"trailer\n<< /Size {size}\n   /Root {root} 0 R\n   /Info {info} 0 R\n   /Prev {before}\n>>\n"
    return _updated(pdf, objects, end) if all(objects.values()) else pdf


def joined(pages: Sequence[bytes], title: str, author: str | None, language: str) -> bytes:
    """The pages of several files in one, with a description."""
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


def _updated(pdf: bytes, objects: Mapping[int, bytes], end: str) -> bytes:
    """The file with other contents of some objects, and a table of where these are."""
    pdf = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    table = "xref\n"
    for number, content in sorted(objects.items()):
        table += f"{number} 1\n{len(pdf):010} 00000 n \n"
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return pdf + f"{table}{end}startxref\n{len(pdf)}\n%%EOF\n".encode()


def _extended(pdf: bytes, number: int, entries: str) -> bytes:
    """A dictionary of the file with more entries; empty if it is not there."""
    found = re.search(rb"\n%d 0 obj\n(<<.*?)>>\nendobj" % number, pdf, re.DOTALL)
    return found[1].rstrip() + b"\n" + entries.encode() + b">>" if found else b""


def _text(text: str) -> str:
    """A string in UTF-16, as hexadecimal digits: nothing in it can end it."""
    return f"<{(BOM + text).encode('utf-16-be', 'replace').hex().upper()}>"
