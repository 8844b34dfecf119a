"""Loading a journey file and its pictures: a document, or all its problems at once."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from journeymap_cli.errors import InvalidJourneyError, UnreadableError
from journeymap_cli.facts.columns import nodes
from journeymap_cli.load.check import MOST, KnownSteps, check
from journeymap_cli.load.document import Document, Placer
from journeymap_cli.load.folded import swallowed
from journeymap_cli.load.ids import fill_ids
from journeymap_cli.load.journeys import check_journeys
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.load.reader import Reader
from journeymap_cli.load.shared import as_document, is_shared, merge_imports, shared_data, unread
from journeymap_cli.model.image import Image
from journeymap_cli.model.journey import Journey
from journeymap_cli.pictures import Picture, picture
from journeymap_cli.problem import Path, Problem, any_error
from journeymap_cli.rule_ids import BAD_VALUE, MISSING_KEY
from journeymap_cli.yamlsource.read import YamlText, read_yaml, recovered
from journeymap_cli.yamlsource.text import MAX_SIZE

MOST_REPAIRS: Final = 10
SHARED_HINT: Final = "this is a shared file: pass a map that imports it"


def load(
    raw: bytes,
    name: str,
    reader: Reader,
    max_size: int = MAX_SIZE,
    *,
    shared: bool = False,
    repairs: int = MOST_REPAIRS,
) -> Document:
    """Load the bytes of a file as a document.

    `name` is the file as the user typed it: problems contain it, and paths in the file are relative to it. With
    `shared`, a shared file is accepted too. `repairs` is the number of broken values to replace, to find the problems
    after them. Raises InvalidJourneyError with all problems of syntax, schema and imports.
    """
    return load_text(read_yaml(raw, max_size), name, reader, max_size, shared=shared, repairs=repairs)


def load_text(
    text: YamlText,
    name: str,
    reader: Reader,
    max_size: int = MAX_SIZE,
    *,
    shared: bool = False,
    repairs: int = MOST_REPAIRS,
    known: KnownSteps | None = None,
) -> Document:
    """Load a text that was read already, as `load` does. Steps in `known` are not checked again; new ones are added."""
    if text.data is None and any_error(text.problems):
        problems = Placer(name, text.positions).place_all(text.problems)
        raise InvalidJourneyError([*problems, *_beyond(text, problems, name, reader, repairs)])
    if is_shared(text.data):
        return _shared(text, name, wanted=shared)
    data = normalize({} if text.data is None else text.data, FieldShape(part=Journey))
    return _document(text, data, name, reader, max_size, known)


def _beyond(text: YamlText, known: list[Problem], name: str, reader: Reader, repairs: int) -> Iterator[Problem]:
    """More problems of a file with a syntax error: those of the repaired text, except on lines with known problems."""
    again = recovered(text) if repairs else None
    if again is None:
        return
    try:
        load(again.encode(), name, reader, shared=True, repairs=repairs - 1)
    except InvalidJourneyError as error:
        here = {problem.where.line for problem in known}
        yield from (problem for problem in error.problems if problem.file != name or problem.where.line not in here)


def _shared(text: YamlText, name: str, *, wanted: bool) -> Document:
    shared = shared_data(text, name)
    if any_error(shared.problems):
        raise InvalidJourneyError(shared.problems)
    if not wanted:
        not_a_map = Problem(MISSING_KEY, "missing keys 'title' and 'stages'", hint=SHARED_HINT)
        raise InvalidJourneyError([shared.placer.place(not_a_map)])
    return as_document(text, shared)


def _document(
    text: YamlText, data: Any, name: str, reader: Reader, max_size: int, known: KnownSteps | None
) -> Document:
    problems, origins = [*text.problems, *islice(swallowed(text), MOST)], {}
    if isinstance(data, dict):
        imported = merge_imports(data, name, reader, max_size)
        problems, origins = [*problems, *imported.problems], imported.origins
        fill_ids(data, name)
        if known:
            known.put_into(data)
    journey, found = check(data, Journey, text.positions.is_bare)
    placer = Placer(name, text.positions, origins)
    problems = placer.place_all([*problems, *found])
    if journey is None or any_error(problems):
        raise InvalidJourneyError(problems)
    if known and not found:
        known.remember(data, journey)
    images = _read_images(journey, name, reader)
    found = [*images.problems, *check_journeys(journey, name, reader)]
    links = placer.place_all(islice(found, MOST))
    return Document(name, text.text, journey, placer, tuple(links), tuple(problems), images=images.pictures)


MOST_BYTES: Final = 100_000


class Images(NamedTuple):
    """The pictures of a map, by their paths in the map, and the problems of pictures that cannot be used."""

    pictures: dict[str, Picture]
    problems: tuple[Problem, ...]


def _read_images(journey: Journey, name: str, reader: Reader) -> Images:
    """Read the pictures of a map from the file `name`."""
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    for path, image in _images(journey):
        found = pictures.get(image.file) or _read(image.file, (*path, "image", "file"), name, reader)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            pictures[image.file] = found
    return Images(pictures, tuple(problems))


def _images(journey: Journey) -> Iterator[tuple[Path, Image]]:
    for number, persona in enumerate(journey.personas):
        if persona.image:
            yield ("personas", number), persona.image
    for path, _, node in nodes(journey):
        if node.image:
            yield path, node.image


def _read(file: str, at: Path, name: str, reader: Reader) -> Picture | Problem:
    try:
        _, content = reader.read(name, file)
    except UnreadableError as error:
        return unread(error, file, at)
    if len(content) > MOST_BYTES:
        message = f"'{file}' is larger than {MOST_BYTES // 1000} kB"
        return Problem(BAD_VALUE, message, at, hint="make it smaller: it is shown at most 640 pixels wide")
    hint = "use a picture of one of these types"
    return picture(content) or Problem(BAD_VALUE, f"'{file}' is not a PNG, JPEG, WebP or SVG picture", at, hint=hint)
