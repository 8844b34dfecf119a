"""journeymap doctor: what is installed, and what is missing."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Final, NamedTuple

import typer

from journeymap_cli import __version__
from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, QuietOption, VersionOption
from journeymap_cli.errors import GitError, JourneymapError
from journeymap_cli.formats import DRAWINGS

EXAMPLE = "Example: journeymap doctor"
PACKAGE: Final = "journeymap-cli"
MAP: Final = b"title: A map\nstages: [{name: A, next: [b, c]}, {name: B, next: [a, c]}, {name: C, next: [a, b]}]\n"
"""A map with enough branches for its page to have a flow."""

SAMPLES: Final = {
    "Arabic": "\u0639\u0631\u0628\u064a",
    "Hebrew": "\u05e2\u05d1\u05e8\u05d9\u05ea",
    "Devanagari": "\u0939\u093f\u0928\u094d\u0926\u0940",
    "Thai": "\u0e44\u0e17\u0e22",
    "Chinese": "\u4e2d\u6587",
    "Japanese": "\u3072\u3089\u304c\u306a",
    "Korean": "\ud55c\uad6d\uc5b4",
    "emoji": "\U0001f600\U0001f389",
}
"""A few letters of each script that the bundled font lacks."""


class Finding(NamedTuple):
    """The result of one check. `ok` is None for something optional."""

    what: str
    result: str
    ok: bool | None = True


MARKS: Final = {True: "ok", None: "note", False: "missing"}


@guarded
def doctor(color: ColorOption = ColorChoice.AUTO, quiet: QuietOption = False, version: VersionOption = False) -> None:
    """Show what is installed and what is missing: packages, formats, fonts, git and its settings."""
    from journeymap_cli.report.terminal import printable

    findings = list(_findings())
    width = max(len(finding.what) for finding in findings)
    for what, result, ok in findings:
        typer.echo(f"{MARKS[ok]:<8}{what:<{width}}  {printable(result)}".rstrip())
    failed = list(dict.fromkeys(finding.what for finding in findings if finding.ok is False))
    Console(color, quiet).note(f"missing: {', '.join(failed)}" if failed else "nothing required is missing")
    raise typer.Exit(CANNOT if failed else 0)


def _findings() -> Iterator[Finding]:
    yield Finding("journeymap", __version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from map(_package, packages())
    yield _parser()
    yield from _formats()
    yield from _fonts()
    yield from _git()


def packages() -> list[str]:
    """The packages that journeymap requires, without those of extras; empty if journeymap itself is not installed."""
    try:
        lines = requires(PACKAGE) or []
    except PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in lines if "extra ==" not in line]


def _package(name: str) -> Finding:
    try:
        return Finding(name, version_of(name))
    except PackageNotFoundError:
        return Finding(name, "not installed", ok=False)


def _parser() -> Finding:
    import yaml

    if yaml.__with_libyaml__:
        return Finding("YAML parser", "in C")
    return Finding("YAML parser", "in Python: the same results, about eight times slower", ok=None)


def _formats() -> Iterator[Finding]:
    """Try to draw each format. Formats with the same result share a line."""
    results: dict[tuple[str, bool | None], list[str]] = {}
    for name in DRAWINGS:
        results.setdefault(_drawn(name), []).append(name)
    for (reason, ok), names in results.items():
        yield Finding("formats", f"{', '.join(names)}{reason}", ok)


def _drawn(name: str) -> tuple[str, bool | None]:
    """Draw a small map in a format; return what is wrong, empty if nothing is, and `ok` as in `Finding`."""
    from journeymap_cli.app.draw import draw_map, missing_here
    from journeymap_cli.load.load import load
    from journeymap_cli.load.reader import DiskReader

    journey = load(MAP, "map.yaml", DiskReader(len(MAP))).journey
    try:
        draw_map(journey, name)
    except JourneymapError as error:
        return f": {error}", False
    advice = missing_here(journey, name)
    return (f": {advice}", None) if advice else ("", True)


def _fonts() -> Iterator[Finding]:
    """The scripts that PNG and PDF can show; nothing without Graphviz, which is needed to find out."""
    from journeymap_cli.render.graphviz import engine
    from journeymap_cli.render.graphviz.scripts import missing_scripts

    if engine.missing():
        return
    lacking = missing_scripts("".join(SAMPLES.values()))
    if lacking:
        yield Finding("fonts", f"PNG and PDF show boxes for {', '.join(lacking)}: install a font for them", ok=None)
    else:
        yield Finding("fonts", f"Latin, Greek, Cyrillic, {', '.join(SAMPLES)}")


def _git() -> Iterator[Finding]:
    from journeymap_cli.cli.git.setup import missing_commands, settings
    from journeymap_cli.git import run

    try:
        yield Finding("git", run(Path(), "version").decode(errors="replace").removeprefix("git version ").strip())
    except GitError as error:
        yield Finding("git", f"{error}: diff and merge of revisions need it", ok=None)
        return
    found = settings()
    unset = "not set: 'journeymap git enable' lets git diff and merge maps"
    yield Finding("git settings", ", ".join(found) or unset, ok=True if found else None)
    yield from (Finding("git settings", line, ok=None) for line in missing_commands())
