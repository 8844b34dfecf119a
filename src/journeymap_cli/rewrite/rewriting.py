"""`rewrite`: from the text of a map and another journey to a text that contains this journey.

These guarantees hold:

1. The result loads to exactly the given journey, or RewriteError is raised. An attempt that does not is discarded, and
   larger and larger blocks are rewritten, finally the whole map.
2. Outside the smallest blocks that contain a difference nothing changes: comments, blank lines, order of keys, quotes,
   short and long forms, brackets, indentation, line breaks, a byte order mark, a missing last newline.
3. What is new has the indentation of its neighbours, and their form: in brackets, over several lines, or short.
4. A text keeps its quotes, `|` or `>` if the new text can be written in that style.
5. What moves takes along its comments: those at the end of its lines, and directly above it, at its indentation. What
   is removed takes these with it, and no others.
6. An alias is replaced by its value if either is edited, or if what it repeats is moved or removed.
7. What a shared file declares cannot be changed: RewriteError names the file.

An exception to 5: what moves to a list of another form is rewritten there.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final, NamedTuple

from journeymap_cli.errors import InvalidJourneyError, RewriteError
from journeymap_cli.load.check import KnownSteps
from journeymap_cli.load.document import Document
from journeymap_cli.load.load import load_text
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.load.reader import Reader
from journeymap_cli.model.journey import Journey
from journeymap_cli.rewrite.anew import map_anew
from journeymap_cli.rewrite.blocks import shape_of, whole
from journeymap_cli.rewrite.edits import BlockEdit
from journeymap_cli.rewrite.entries import MovedEntries
from journeymap_cli.rewrite.long_form import equivalent, long_form
from journeymap_cli.rewrite.newlines import Newlines
from journeymap_cli.rewrite.written import written, written_map
from journeymap_cli.yamlsource.positions import AliasPlace, ListPlace, MappingPlace, Place
from journeymap_cli.yamlsource.read import YamlText, read_yaml
from journeymap_cli.yamlsource.text import MAX_SIZE

REGISTRIES: Final = ("personas", "channels", "sources", "lanes")

DEPTHS: Final = (100, 6, 5, 4, 3, 2, 1)
"""The levels down to which a text is split into blocks, one attempt after the other. Deeper blocks are rewritten."""

MOST_ANCHORS: Final = 8
"""With more anchors than this, there is no attempt to write out the aliases of a single one, only of all."""


class MapText(NamedTuple):
    """The text of a map, as lines, and what was read from it."""

    raw: bytes
    layout: Newlines
    read: YamlText
    document: Document
    known: KnownSteps
    """The steps of this and of earlier versions, which need not be checked again in the next version."""


def map_text(raw: bytes, name: str, reader: Reader, max_size: int = MAX_SIZE) -> MapText:
    """Read the file `name`. Raises InvalidJourneyError."""
    layout = Newlines.of(raw)
    read = read_yaml(layout.lines(raw).encode(errors="surrogateescape"), max_size)
    known = KnownSteps()
    return MapText(raw, layout, read, load_text(read, name, reader, max_size, known=known), known)


def rewrite(raw: bytes, journey: Journey, name: str, reader: Reader) -> bytes:
    """Rewrite the file `name` to contain the journey, changing the text only where the journey differs.

    Raises InvalidJourneyError if the file is not a map, RewriteError if the change cannot be written into it.
    """
    return rewritten(map_text(raw, name, reader), journey, reader).raw


def rewritten(
    old: MapText,
    journey: Journey,
    reader: Reader,
    max_size: int = MAX_SIZE,
    *,
    says: tuple[Any, Any] | None = None,
) -> MapText:
    """Rewrite a map that was read to contain the journey; return the result as it is read. Raises RewriteError.

    `says` is the data of the old text and of the journey in long form, if known. It may have empty lists for missing
    ones in the journey.
    """
    document = old.document
    if equivalent(document.journey, journey):
        return old
    _refuse_imported(document, journey)
    for attempt in _attempts(old.read, *(says or (long_form(document.journey), long_form(journey)))):
        try:
            read = read_yaml(attempt.encode(errors="surrogateescape"), max_size)
            new = load_text(read, document.name, reader, max_size, known=old.known)
        except InvalidJourneyError:
            continue
        if equivalent(new.journey, journey):
            return MapText(old.layout.raw(attempt), old.layout, read, new, old.known)
    raise RewriteError(f"{document.name}: cannot write the change into this file")


def _attempts(read: YamlText, old: Any, new: Any) -> Iterator[str]:
    """Texts that should contain the new data, the one with the fewest changes first."""
    last = None
    for attempt in chain(
        (_edited(read, old, new, DEPTHS[0]),),
        (_edited(read_yaml(text.encode()), old, new, DEPTHS[0]) for text in _without_aliases(read)),
        (_edited(read, old, new, depth) for depth in DEPTHS[1:]),
    ):
        if attempt != last:
            yield attempt
        last = attempt
    yield map_anew(read, old, new, MovedEntries(whole(read), old, new))
    yield written_map(new)


def _edited(read: YamlText, old: Any, new: Any, depth: int) -> str:
    root = whole(read)
    return BlockEdit(root, old, new, MovedEntries(root, old, new), depth).text()


def _refuse_imported(document: Document, journey: Journey) -> None:
    """Raise RewriteError if entries of a shared file differ in the journey, though it imports the same files."""
    if document.journey.imports != journey.imports:
        return
    for registry in REGISTRIES:
        old, new = (
            [entry for entry in getattr(each, registry) if entry.imported] for each in (document.journey, journey)
        )
        if old != new:
            origin = next(found for path, found in document.placer.origins.items() if path[0] == registry)
            raise RewriteError(
                f"{document.name}: these {registry} are declared in {origin.placer.name}: change them there"
            )


class RepeatedValue(NamedTuple):
    """An alias, and the value that it repeats."""

    place: AliasPlace
    data: Any
    shape: FieldShape


def _without_aliases(read: YamlText) -> Iterator[str]:
    """The text with the aliases of one anchor written out, for each anchor, and last with all of them written out."""
    found = [*_aliases(read.positions.root, read.data, FieldShape(part=Journey))]
    anchors = {each.place.target.start: each.place.target for each in found}
    if 1 < len(anchors) <= MOST_ANCHORS:
        yield from (_written_out(read, [each for each in found if each.place.target.start == at]) for at in anchors)
    if found:
        yield _written_out(read, found)


def _aliases(place: Place, data: Any, shape: FieldShape) -> Iterator[RepeatedValue]:
    if isinstance(place, AliasPlace):
        yield RepeatedValue(place, data, shape)
    elif isinstance(place, MappingPlace):
        inner = ((value, data[key], shape_of(shape, key)) for key, (_, value) in place.entries.items())
        yield from chain.from_iterable(_aliases(*each) for each in inner)
    elif isinstance(place, ListPlace):
        one = shape._replace(many=False)
        entries = zip(place.entries, data, strict=True)
        yield from chain.from_iterable(_aliases(each, entry, one) for each, entry in entries)


def _written_out(read: YamlText, aliases: list[RepeatedValue]) -> str:
    text = read.text
    for place, data, shape in sorted(aliases, key=lambda alias: alias.place.start, reverse=True):
        text = f"{text[: place.start]}{_value(read.text, place, data, shape)}{text[place.end :]}"
    return text


def _value(text: str, alias: AliasPlace, data: Any, shape: FieldShape) -> str:
    """The text for the value of an alias: as at its anchor if that is in brackets or quotes, else in one line."""
    source = text[alias.target.start : alias.target.end]
    if source[:1] in ("[", "{", '"', "'") and not any(sign in source for sign in "\n&*#"):
        return source
    return written(normalize(data, shape), shape, None)
