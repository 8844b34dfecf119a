"""Journeys for tests, from YAML as a user writes it."""

from dataclasses import dataclass
from textwrap import dedent

from journeymap_cli.errors import MissingFileError
from journeymap_cli.load.document import Document
from journeymap_cli.load.load import load
from journeymap_cli.model.journey import Journey


@dataclass
class Files:
    """A `Reader` of files whose contents are in the test."""

    contents: dict[str, str]

    def read(self, base: str, path: str) -> tuple[str, bytes]:
        if path not in self.contents:
            raise MissingFileError(path)
        return path, dedent(self.contents[path]).encode()


def document(text: str, **files: str) -> Document:
    """Load a text as `map.yaml`, beside shared files: `document("...", shared="...")` has `shared.yaml`."""
    contents = {f"{name}.yaml": content for name, content in files.items()}
    return load(dedent(text).encode(), "map.yaml", Files(contents))


def journey(text: str, **files: str) -> Journey:
    """The journey of a text."""
    return document(text, **files).journey
