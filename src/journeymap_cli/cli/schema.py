"""journeymap schema: the format for editors, and what render prints for programs."""

import json
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from journeymap_cli.app.files import write
from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, QuietOption, VersionOption

EXAMPLE = "Example: journeymap schema -o journey.schema.json"


class SchemaSubject(StrEnum):
    """What there is a schema of."""

    JOURNEY = "journey"
    VALIDATE = "validate"
    DIFF = "diff"
    FIGURES = "figures"
    SETTINGS = "settings"


SubjectOption = Annotated[
    SchemaSubject,
    typer.Option(
        "--of",
        help="journey: maps and shared files; validate, diff: their JSON; figures: what render -f json prints; "
        "settings: .journeymap.toml.",
    ),
]
SchemaOutput = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is standard output.")
]


@guarded
def schema(
    of: SubjectOption = SchemaSubject.JOURNEY,
    out: SchemaOutput = None,
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Print the JSON Schema of journey files. Editors complete and explain by it; or of what other commands print."""
    from journeymap_cli.app.settings import VOCABULARY
    from journeymap_cli.load.json_schema import file_schema
    from journeymap_cli.render.json_schema import figures_schema
    from journeymap_cli.report.changes.json_ import diff_schema
    from journeymap_cli.report.problems.json_ import validate_schema
    from journeymap_cli.settings.json_schema import settings_schema

    schemas: dict[SchemaSubject, Callable[[], dict[str, Any]]] = {
        SchemaSubject.JOURNEY: file_schema,
        SchemaSubject.VALIDATE: validate_schema,
        SchemaSubject.DIFF: diff_schema,
        SchemaSubject.FIGURES: figures_schema,
        SchemaSubject.SETTINGS: partial(settings_schema, VOCABULARY),
    }
    content = (json.dumps(schemas[of](), indent=2, ensure_ascii=False) + "\n").encode()
    if out is None or out == STDOUT:
        print_bytes(content)
        return
    changed = write(Path(out), content)
    Console(color, quiet).note(f"{'wrote' if changed else 'unchanged'} {out}")
