"""The pictures of a map: the files exist, inside the folder, and are small pictures."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from journeymap_cli.errors import UnreadableError
from journeymap_cli.facts.columns import nodes
from journeymap_cli.load.reader import Reader
from journeymap_cli.load.shared import unread
from journeymap_cli.model.image import Image
from journeymap_cli.model.journey import Journey
from journeymap_cli.pictures import Picture, picture
from journeymap_cli.problem import Path, Problem
from journeymap_cli.rule_ids import BAD_VALUE

MOST_BYTES: Final = 100_000


class Images(NamedTuple):
    """The pictures of a map by the path that the map names, and the problems of those that cannot be used."""

    pictures: dict[str, Picture]
    problems: tuple[Problem, ...]


def read_images(journey: Journey, name: str, reader: Reader) -> Images:
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
