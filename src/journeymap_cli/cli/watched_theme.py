"""The themes of maps that are watched."""

from collections.abc import Iterable, Mapping

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.themes import tell, theme_files, themes
from journeymap_cli.cli.watched import WatchedPaths
from journeymap_cli.errors import InvalidTheme, JourneymapError
from journeymap_cli.render.theme import Theme


class WatchedThemes:
    """The theme of each map; while one is broken, the last good ones are kept."""

    def __init__(self, sources: Iterable[str], asked: str | None, console: Console) -> None:
        self._sources, self._asked, self._console = tuple(sources), asked, console
        self._files = WatchedPaths(theme_files(self._sources, asked))
        self._files.changed()
        self._broken = False

    def names(self) -> list[str]:
        """The files that they are read from."""
        return self._files.names()

    def changed(self) -> Mapping[str, Theme] | None:
        """The new themes, once their files have changed and are sound; what is wrong is told."""
        if not self._files.changed():
            return None
        was_broken, self._broken = self._broken, True
        try:
            self._files.paths = theme_files(self._sources, self._asked)
            found = themes(self._sources, self._asked, self._console)
        except InvalidTheme as error:
            tell(error.problems, self._console, error.raw)
            return None
        except JourneymapError as error:
            self._console.error(str(error))
            return None
        self._broken = False
        if was_broken:
            self._console.note("the theme is fine again")
        return found
