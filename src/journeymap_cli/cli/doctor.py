"""journeymap doctor: what is there and what is missing."""

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from typing import NamedTuple

import typer

from journeymap_cli import __version__
from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import CANNOT, guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, QuietOption, VersionOption
from journeymap_cli.errors import GitError

EXAMPLE = "Example: journeymap doctor"
PACKAGES = ("pydantic", "PyYAML", "typer", "rich", "jinja2", "graphviz", "pygraphviz")
SAMPLES = {
    "Arabic": "\u0639\u0631\u0628\u064a",
    "Hebrew": "\u05e2\u05d1\u05e8\u05d9\u05ea",
    "Devanagari": "\u0939\u093f\u0928\u094d\u0926\u0940",
    "Thai": "\u0e44\u0e17\u0e22",
    "Chinese": "\u4e2d\u6587",
    "Japanese": "\u3072\u3089\u304c\u306a",
    "Korean": "\ud55c\uad6d\uc5b4",
    "emoji": "\U0001f600\U0001f389",
}
"""A few letters of each script that one font does not have."""


class Finding(NamedTuple):
    """One thing that was looked at. `ok` is None where it may be missing."""

    what: str
    said: str
    ok: bool | None = True


@guarded
def doctor(color: ColorOption = ColorChoice.AUTO, quiet: QuietOption = False, version: VersionOption = False) -> None:
    """Show what is there and what is missing. Versions, YAML parser, Graphviz, fonts, git and its settings."""
    from journeymap_cli.report.terminal import printable

    findings = list(_findings())
    width = max(len(finding.what) for finding in findings)
    for what, said, ok in findings:
        mark = {True: "ok", None: "note", False: "missing"}[ok]
        typer.echo(f"{mark:<8}{what:<{width}}  {printable(said)}".rstrip())
    failed = [finding.what for finding in findings if finding.ok is False]
    Console(color, quiet).note(f"missing: {', '.join(failed)}" if failed else "nothing that is needed is missing")
    raise typer.Exit(CANNOT if failed else 0)


def _findings() -> Iterator[Finding]:
    yield Finding("journeymap", __version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from map(_package, PACKAGES)
    yield _parser()
    yield from _graphviz()
    yield from _git()


def _package(name: str) -> Finding:
    try:
        return Finding(name, version_of(name))
    except PackageNotFoundError:
        return Finding(name, "not installed", ok=False)


def _parser() -> Finding:
    import yaml

    if yaml.__with_libyaml__:
        return Finding("YAML parser", "in C")
    return Finding("YAML parser", "in Python: the same answers, about eight times slower", ok=None)


def _graphviz() -> Iterator[Finding]:
    """Graphviz with the libraries of the system that it loads, and the scripts that have letters here."""
    from journeymap_cli.render.graphviz import engine
    from journeymap_cli.render.graphviz.scripts import missing_scripts

    if reason := engine.missing():
        yield Finding("Graphviz", reason, ok=False)
        return
    engine.draw('graph {a [label="a" fontname="Inter"]}', "dot", "svg")
    yield Finding("Graphviz", "draws")
    lacking = missing_scripts("".join(SAMPLES.values()))
    if lacking:
        yield Finding("fonts", f"PNG and PDF show boxes for {', '.join(lacking)}: install a font for them", ok=None)
    else:
        yield Finding("fonts", f"letters for Latin, Greek, Cyrillic, {', '.join(SAMPLES)}")


def _git() -> Iterator[Finding]:
    from journeymap_cli.cli.git.setup import missing_commands, settings
    from journeymap_cli.git import run

    try:
        yield Finding("git", run(Path(), "version").decode(errors="replace").removeprefix("git version ").strip())
    except GitError as error:
        yield Finding("git", f"{error}: diff and merge of revisions need it", ok=None)
        return
    held = settings()
    told = ", ".join(held) if held else "not set: journeymap git enable lets git speak journeys"
    yield Finding("git settings", told, ok=True if held else None)
    yield from (Finding("git settings", line, ok=None) for line in missing_commands())
