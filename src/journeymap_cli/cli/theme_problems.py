"""Themes for drawing, with what is odd about them said to a person."""

from collections.abc import Iterable

from journeymap_cli.app.sources import read_named
from journeymap_cli.app.themes import themes
from journeymap_cli.cli.console import Console
from journeymap_cli.problem import Problem
from journeymap_cli.render.theme.theme import Theme
from journeymap_cli.yamlsource.text import MAX_SIZE, lines


def sound_themes(sources: Iterable[str], asked: str | None, console: Console) -> dict[str, Theme]:
    """The theme of each source; each warning is shown once. Raises what `themes` raises."""
    loaded = themes(sources, asked)
    if not console.quiet:
        show_problems({problem: None for each in loaded.values() for problem in each.warnings}, console)
    return {source: each.theme for source, each in loaded.items()}


def show_problems(problems: Iterable[Problem], console: Console, raw: bytes | None = None) -> None:
    """Show problems of themes with their lines; `raw` is the file where it has been read."""
    found = list(problems)
    sources = {problem.file: lines(raw if raw is not None else read_named(problem.file, MAX_SIZE)) for problem in found}
    console.problems(found, sources)
