"""The settings that apply to a file: the nearest ones in its folder or above."""

import os
from functools import cache
from pathlib import Path

from journeymap_cli.formats import DRAWINGS
from journeymap_cli.json_schema import Schema
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.settings.read import find, read
from journeymap_cli.settings.settings import Settings, Vocabulary


@cache
def vocabulary() -> Vocabulary:
    """The names that settings may use. This imports every rule, which drawings do not need without settings."""
    from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
    from journeymap_cli.lint.tables import THRESHOLDS

    return Vocabulary(CATALOGUE, FIXED, THRESHOLDS, BUILT_IN, list(DRAWINGS))


def settings_near(file: str) -> Settings:
    """The settings for a file, or for standard input those of the current folder.

    Raises SettingsError, UnreadableError.
    """
    return _of_folder(Path.cwd() / Path(file).parent)


@cache
def _of_folder(folder: Path) -> Settings:
    found = find(Path(os.path.normpath(folder)))
    return _read(found) if found else Settings()


@cache
def _read(path: Path) -> Settings:
    inside = os.path.relpath(path)
    return read(path, str(path) if inside.startswith(os.pardir) else inside, vocabulary())


def schema() -> Schema:
    """The JSON Schema of a settings file."""
    from journeymap_cli.settings.json_schema import settings_schema

    return settings_schema(vocabulary())
