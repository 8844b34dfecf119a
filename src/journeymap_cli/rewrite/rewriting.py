"""`rewrite`: from the text of a map and the journey that it should say to the text that says it.

Of the guarantees for safe edits, these hold:

1. The result loads to exactly the wanted journey, or RewriteError is raised: a text that does not is thrown away, and
   larger and larger blocks are written anew, at last the whole map.
2. Outside the smallest blocks that hold a difference nothing changes: comments, blank lines, order of keys, quotes,
   short and long forms, brackets, indentation, line breaks, a byte order mark, a missing last newline.
3. What is new has the indentation of its neighbours, and their form: in brackets, over several lines, or short.
4. A text keeps its quotes, `|` or `>` where these can hold the new one.
5. What moves within its list takes its comments along.
7. What a shared file declares cannot be changed: RewriteError names the file.

Not yet: what moves to another list is written anew there (5); an anchor whose own text changes has larger blocks
written anew, as its aliases would change too (6). An alias is written out where it is edited.
"""

from collections.abc import Iterator
from typing import Any, Final

from journeymap_cli.errors import InvalidJourneyError, RewriteError
from journeymap_cli.load.document import Document
from journeymap_cli.load.load import load_text
from journeymap_cli.load.reader import Reader
from journeymap_cli.model.journey import Journey
from journeymap_cli.rewrite.blocks import whole
from journeymap_cli.rewrite.edits import BlockEdit
from journeymap_cli.rewrite.newlines import Newlines
from journeymap_cli.rewrite.said import said
from journeymap_cli.rewrite.written import written_map
from journeymap_cli.yamlsource.read import read_yaml

REGISTRIES: Final = ("personas", "channels", "sources", "lanes")

DEPTHS: Final = (100, 6, 5, 4, 3, 2, 1)
"""Down to which level of blocks a text is taken apart, one attempt after the other; what is below is written anew."""


def rewrite(raw: bytes, journey: Journey, name: str, reader: Reader) -> bytes:
    """The file `name` with the text that says the journey, and differs from the old one only where that does.

    Raises InvalidJourneyError if the file is no map, RewriteError if it cannot say the journey.
    """
    layout = Newlines.of(raw)
    text = layout.lines(raw)
    document = _loaded(text, name, reader)
    if document.journey == journey:
        return raw
    _refuse_imported(document, journey)
    for attempt in _attempts(text, said(document.journey), said(journey)):
        if _says(attempt, journey, name, reader):
            return layout.raw(attempt)
    raise RewriteError(f"{name}: cannot write the change into this file")


def _loaded(text: str, name: str, reader: Reader) -> Document:
    return load_text(read_yaml(text.encode(errors="surrogateescape")), name, reader)


def _attempts(text: str, old: Any, new: Any) -> Iterator[str]:
    """Texts that should say the new data, the one with the fewest changes first."""
    root = whole(read_yaml(text.encode()))
    last = None
    for depth in DEPTHS:
        attempt = BlockEdit(root, old, new, depth).text()
        if attempt != last:
            yield attempt
        last = attempt
    yield written_map(new)


def _says(text: str, journey: Journey, name: str, reader: Reader) -> bool:
    try:
        return _loaded(text, name, reader).journey == journey
    except InvalidJourneyError:
        return False


def _refuse_imported(document: Document, journey: Journey) -> None:
    """Raises RewriteError if the journey differs in what a shared file declares."""
    for registry in REGISTRIES:
        old, new = (
            [entry for entry in getattr(each, registry) if entry.imported] for each in (document.journey, journey)
        )
        if old != new:
            origin = next(found for path, found in document.placer.origins.items() if path[0] == registry)
            raise RewriteError(
                f"{document.name}: these {registry} are declared in {origin.placer.name}: change them there"
            )
