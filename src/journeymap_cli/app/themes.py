"""The theme of each map: the requested one, or the one in the settings near the map."""

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from journeymap_cli.app.settings import settings_near
from journeymap_cli.app.sources import read_named
from journeymap_cli.errors import OutsideFolderError, UnreadableError, UsageError
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.problem import Problem
from journeymap_cli.render.theme.theme import DEFAULT, LoadedTheme
from journeymap_cli.rule_ids import MISSING_FILE, OUTSIDE_FOLDER
from journeymap_cli.settings.read import settings_error
from journeymap_cli.yamlsource.text import MAX_SIZE


def themes(sources: Iterable[str], name: str | None) -> dict[str, LoadedTheme]:
    """The theme of each source: the requested one, or the one in its settings.

    Raises InvalidThemeError, UnreadableError, SettingsError, UsageError.
    """
    return {source: theme_for(source, name) for source in sources}


def theme_for(source: str, name: str | None) -> LoadedTheme:
    """The theme of one source, with the files that it was read from. Raises what `themes` raises."""
    if name is not None:
        return _requested(name)
    settings = settings_near(source)
    if settings.theme is None or settings.folder is None:
        return LoadedTheme(DEFAULT)
    try:
        return _of_settings(settings.folder, settings.theme)
    except UnreadableError as error:
        raise settings_error(settings, _wrong(error, settings.theme)) from error


def theme_files(sources: Iterable[str], name: str | None) -> set[Path]:
    """The files that the themes are read from; those in settings are read again. Raises what `themes` raises."""
    _of_settings.cache_clear()
    return {file for source in sources for file in theme_for(source, name).files}


def _requested(name: str) -> LoadedTheme:
    """The theme in a file, or a built-in one by its name."""
    from journeymap_cli.render.theme.file import built_in, built_in_theme, load_theme

    plain = not Path(name).suffix and Path(name).name == name
    if plain and name in built_in():
        return LoadedTheme(built_in_theme(name))
    if plain and not Path(name).exists():
        raise UsageError(": ".join(_unknown(name)))
    return load_theme(read_named(str(Path(name)), MAX_SIZE), name)


def _unknown(word: str) -> tuple[str, str]:
    """The message and the hint for a theme that is neither built in nor a file."""
    from journeymap_cli.render.theme.file import built_in

    hint = suggestion(word, built_in(), f"name a file, or one of {', '.join(built_in())}")
    return f"there is no theme '{shown(word, built_in())}'", hint


@lru_cache(maxsize=16)
def _of_settings(folder: Path, word: str) -> LoadedTheme:
    """The theme that settings name. It must be in their folder, as a pull request can change the settings."""
    from journeymap_cli.render.theme.file import built_in, built_in_theme, load_theme

    if word in built_in():
        return LoadedTheme(built_in_theme(word))
    name, raw = DiskReader(MAX_SIZE).read(os.path.relpath(folder / "settings"), word)
    return load_theme(raw, name)


def _wrong(error: UnreadableError, word: str) -> Problem:
    """The problem of settings that name a theme that cannot be read."""
    path = ("render", "theme")
    if isinstance(error, OutsideFolderError):
        message = f"'{word}' is outside the folder of the settings"
        return Problem(OUTSIDE_FOLDER, message, path, hint="use a file inside it, with a path relative to this file")
    message, hint = _unknown(word)
    return Problem(MISSING_FILE, message, path, hint=hint)
