"""Loading themes, and showing their problems."""

from collections.abc import Iterable

from journeymap_cli.app.sources import read_named
from journeymap_cli.app.themes import themes
from journeymap_cli.cli.console import Console
from journeymap_cli.problem import Problem
from journeymap_cli.render.theme.theme import Theme
from journeymap_cli.yamlsource.text import MAX_SIZE, lines


def sound_themes(sources: Iterable[str], name: str | None, console: Console) -> dict[str, Theme]:
    """The theme of each source. Shows each warning once. Raises what `themes` raises."""
    loaded = themes(sources, name)
    if not console.quiet:
        show_problems({problem: None for each in loaded.values() for problem in each.warnings}, console)
    return {source: each.theme for source, each in loaded.items()}


def show_problems(problems: Iterable[Problem], console: Console, raw: bytes | None = None) -> None:
    """Show problems in themes with their source lines; `raw` is the content of the file, if it was read."""
    found = list(problems)
    sources = {problem.file: lines(raw if raw is not None else read_named(problem.file, MAX_SIZE)) for problem in found}
    console.problems(found, sources)
