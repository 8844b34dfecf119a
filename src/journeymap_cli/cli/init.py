"""journeymap init: start a map."""

import os
import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from journeymap_cli.app.files import write
from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, QuietOption, VersionOption
from journeymap_cli.errors import UsageError
from journeymap_cli.in_place import is_plain

EXAMPLE = "Example: journeymap init maps/repair.journey.yaml"

InitFile = Annotated[str, typer.Argument(metavar="FILE", help="Where to write the map; - for standard output.")]
TemplateOption = Annotated[
    str, typer.Option("--template", metavar="NAME", help="Start from this map instead of the small one.")
]
LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="TAG", help="The language of the small map, such as de or pt-BR.")
]
ListOption = Annotated[bool, typer.Option("--list", help="List the templates.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite existing files.")]


@guarded
def init(
    file: InitFile = "journey.yaml",
    template: TemplateOption = "first",
    lang: LangOption = None,
    list_: ListOption = False,
    force: ForceOption = False,
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Write a first map, or one of the examples, for you to change."""
    from journeymap_cli.app.start import start_map

    console = Console(color, quiet)
    if list_:
        _list()
        return
    chosen = start_map(template, lang)
    if len(chosen) > 1 and (file == STDOUT or not is_plain(Path(file))):
        where = "standard output" if file == STDOUT else f"'{file}'"
        raise UsageError(f"the template '{template}' has {len(chosen)} files, which cannot all be written to {where}")
    if file == STDOUT:
        print_bytes(*chosen.values())
        return
    targets = _targets(file, chosen)
    if not force:
        _refuse_existing(targets)
    for path in reversed(targets):
        changed = write(path, targets[path])
        console.note(f"{'wrote' if changed else 'unchanged'} {path}")
    console.note(f"next: journeymap render {shlex.quote(file)}")


def _list() -> None:
    from journeymap_cli.app.start import templates

    known = templates()
    width = max(map(len, known))
    for name, about in known.items():
        typer.echo(f"{name:<{width}}  {about}")


def _targets(file: str, chosen: Mapping[str, bytes]) -> dict[Path, bytes]:
    """The contents of the map and of the files that it names, by their paths. Raises UsageError."""
    place = Path(file)
    if place.is_dir() or file.endswith(("/", os.sep)):
        raise UsageError(f"'{file}' is a folder: name a file in it, such as '{place / 'journey.yaml'}'")
    (map_name, journey), *others = chosen.items()
    beside = {place.parent / name: _renamed(content, map_name, place.name) for name, content in others}
    targets = {place: journey, **beside}
    if len(targets) < len(chosen):
        raise UsageError(f"the template has another file named '{file}': choose another name for the map")
    return targets


def _renamed(content: bytes, old: str, new: str) -> bytes:
    """The content of a file; if its counterpart is the map, with the new name of the map."""
    from journeymap_cli.rewrite.scalars import one_line

    if old == new:
        return content
    return content.replace(f"\ncounterpart: {old}\n".encode(), f"\ncounterpart: {one_line(new)}\n".encode())


def _refuse_existing(paths: Iterable[Path]) -> None:
    existing = [f"'{path}'" for path in paths if os.path.lexists(path) and is_plain(path)]
    if existing:
        verb, them = ("exists", "it") if len(existing) == 1 else ("exist", "them")
        raise UsageError(f"{' and '.join(existing)} already {verb}: --force overwrites {them}")
