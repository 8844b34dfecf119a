"""Drawing again when a source changes, until an interrupt."""

import webbrowser
from collections.abc import Generator, Iterable, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

import watchfiles

from journeymap_cli.app.discover import STDIN
from journeymap_cli.app.draw import Target
from journeymap_cli.app.sources import MapSource, map_file
from journeymap_cli.cli.drawing import DrawingLoop
from journeymap_cli.cli.preview_server import PreviewServer
from journeymap_cli.cli.targets import by_source
from journeymap_cli.cli.watched import WatchedFolder, WatchedMap, WatchedPaths, WatchedThemes, places
from journeymap_cli.errors import UsageError
from journeymap_cli.load.reader import DiskReader

PAGE: Final = "html"
QUIET: Final = 100
"""Milliseconds without a change after which a burst of saves is over."""
LONGEST: Final = 1_000
"""Milliseconds after which to draw even if a burst of saves continues."""
LOOK: Final = 1_000
"""Milliseconds after which to look for changes in any case: some file systems report none, and a file may change
after it was read but before it is watched."""


def follow(loop: DrawingLoop, targets: Sequence[Target], theme: str | None, *, check: bool, shown: bool) -> NoReturn:
    """Draw all targets, then those whose sources change, until KeyboardInterrupt. Raises UsageError.

    `theme` is the requested theme. With `shown`, each result is opened once.
    """
    _refuse(targets, check=check)
    with ExitStack() as opened:
        pages = [target.path for target in targets if target.path and target.format == PAGE]
        live = opened.enter_context(PreviewServer(pages)) if shown and pages else None
        loop = loop._replace(console=loop.console._replace(kept=[]))
        maps = [WatchedMap(name, own, loop.max_size) for name, own in by_source(targets).items()]
        themes = WatchedThemes([each.name for each in maps], theme, loop.console)
        templates = WatchedPaths([folder for folder in (loop.drawing.options.templates,) if folder])
        _Watching(loop, maps, themes, templates, shown, live).follow()


def _refuse(targets: Sequence[Target], *, check: bool) -> None:
    if check:
        raise UsageError("--check cannot be used with --watch")
    if any(target.source == STDIN for target in targets):
        raise UsageError("--watch cannot be used with standard input")
    if any(target.path is None for target in targets):
        raise UsageError("--watch cannot be used with standard output: name a file with -o")


@dataclass
class _Watching:
    loop: DrawingLoop
    maps: Sequence[WatchedMap]
    themes: WatchedThemes
    templates: WatchedPaths
    shown: bool
    live: PreviewServer | None
    opened: set[Target] = field(default_factory=set)

    def follow(self) -> NoReturn:
        """Draw all maps, then those that changed, forever."""
        self.templates.changed()
        self._draw(self.maps)
        self._report()
        self.loop.console.note("watching for changes: press Ctrl-C to stop")
        while True:
            here = self._places()
            with suppress(FileNotFoundError), closing(_ticks(here)) as ticks:  # a folder may have been removed
                for _ in ticks:
                    self._draw(self._changed())
                    self._report()
                    if self._places() != here:
                        break

    def _changed(self) -> list[WatchedMap]:
        """The maps to draw again; all of them if a theme or template has changed."""
        themes, templates = self.themes.changed(), self.templates.changed()
        if themes is not None:
            self.loop = self.loop._replace(drawing=self.loop.drawing._replace(themes=themes))
        return [each for each in self.maps if templates or themes is not None or each.changed()]

    def _places(self) -> set[WatchedFolder]:
        names = (name for each in self.maps for name in (each.name, *each.seen))
        return places([*names, *self.themes.names(), *self.templates.names()])

    def _draw(self, maps: Iterable[WatchedMap]) -> None:
        for each in maps:
            before, reader = each.before(), DiskReader(each.max_size)
            source = map_file(each.name, each.max_size, reader)
            was_broken, is_drawn = each.problem, self._is_drawn(source, each.targets)
            problem = self.loop.console.taken()
            each.problem = "" if is_drawn else problem
            each.remember(before, reader)
            if was_broken and is_drawn:
                self.loop.console.note(f"{each.name} is valid again")

    def _report(self) -> None:
        """Show on each page the problems of its map and of the themes."""
        for each in self.maps:
            for path in each.outputs(PAGE):
                if self.live:
                    self.live.report(path, "\n".join(filter(None, (each.problem, self.themes.problem))))

    def _is_drawn(self, source: MapSource, targets: Sequence[Target]) -> bool:
        """Whether everything was drawn. No error ends the watching, not even an internal one."""
        try:
            return not any(list(self.loop.of_source(source, targets, self._finish)))
        except Exception as error:
            self.loop.console.error(f"internal error, please report it: {type(error).__name__}: {error}")
            return False

    def _finish(self, target: Target, content: bytes) -> int:
        code = self.loop.put(target, content)
        if self.shown and target.path:
            self._show(target, target.path, content)
        return code

    def _show(self, target: Target, path: Path, content: bytes) -> None:
        is_page = self.live and target.format == PAGE
        url = self.live.show(path, content) if self.live and is_page else path.resolve().as_uri()
        if target in self.opened:
            return
        self.opened.add(target)
        if is_page:
            self.loop.console.note(f"showing {path} at {url}")
        webbrowser.open(url)


def _ticks(here: Iterable[WatchedFolder]) -> Generator[set[watchfiles.main.FileChange], None, None]:
    """Yield whenever it is time to look for changes."""
    return watchfiles.watch(
        *sorted(folder for folder, _ in here),
        watch_filter=None,
        debounce=LONGEST,
        step=QUIET,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
    )
