"""Formatting maps in the canonical layout."""

from journeymap_cli.app.sources import MapSource, sound
from journeymap_cli.characters import BOM
from journeymap_cli.errors import InvalidJourneyError, RewriteError
from journeymap_cli.load.document import Document
from journeymap_cli.load.load import load_text
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.shared import Shared
from journeymap_cli.rewrite.canonical import canonical
from journeymap_cli.yamlsource.read import YamlText, read_yaml


def formatted(source: MapSource, *, ids: bool = False) -> bytes:
    """The bytes of a map or a shared file in the canonical layout; with `ids`, derived ids are written too.

    Raises what reading it raises, and RewriteError if something would be lost.
    """
    raw = source.raw.removeprefix(BOM.encode()).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    read, document = _loaded(raw, source)
    document = document if document.is_shared else sound(document)
    part = Shared if document.is_shared else Journey
    text = canonical(read, part, document.journey if ids else None)
    try:
        again, other = _loaded(text.encode(errors="surrogateescape"), source)
    except InvalidJourneyError as error:
        raise RewriteError(f"{source.name}: cannot be formatted: the result would not be valid") from error
    if other.journey != document.journey or _comments(again) != _comments(read):
        raise RewriteError(f"{source.name}: cannot be formatted without losing content")
    return text.encode(errors="surrogateescape")


def _loaded(raw: bytes, source: MapSource) -> tuple[YamlText, Document]:
    read = read_yaml(raw, max(source.max_size, len(raw)))
    return read, load_text(read, source.name, source.reader, source.max_size, shared=True)


def _comments(read: YamlText) -> list[str]:
    return sorted(comment.text for comment in read.comments)
