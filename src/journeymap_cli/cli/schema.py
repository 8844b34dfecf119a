"""journeymap schema: the format for editors, and what render prints for programs."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeymap_cli.cli.console import Console
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.files import STDOUT, print_bytes, write
from journeymap_cli.cli.options import Color, ColorChoice, Quiet, Version

EXAMPLE = "Example: journeymap schema -o journey.schema.json"


class Subject(StrEnum):
    """What there is a schema of."""

    JOURNEY = "journey"
    VALIDATE = "validate"
    DIFF = "diff"
    FIGURES = "figures"


Of = Annotated[
    Subject,
    typer.Option(
        "--of",
        help="journey: the files that you write; validate, diff: their JSON; figures: what render -f json prints.",
    ),
]
Out = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is standard output.")
]


@guarded
def schema(
    of: Of = Subject.JOURNEY,
    out: Out = None,
    color: Color = ColorChoice.AUTO,
    quiet: Quiet = False,
    version: Version = False,
) -> None:
    """Print the JSON Schema of journey files. Editors complete and explain by it; or of what other commands print."""
    from journeymap_cli.load.json_schema import file_schema
    from journeymap_cli.render.json_schema import figures_schema
    from journeymap_cli.report.diff_schema import diff_schema
    from journeymap_cli.report.json_schema import validate_schema

    schemas = {
        Subject.JOURNEY: file_schema,
        Subject.VALIDATE: validate_schema,
        Subject.DIFF: diff_schema,
        Subject.FIGURES: figures_schema,
    }
    content = (json.dumps(schemas[of](), indent=2, ensure_ascii=False) + "\n").encode()
    if out is None or out == STDOUT:
        print_bytes(content)
        return
    changed = write(Path(out), content)
    Console(color, quiet).note(f"{'wrote' if changed else 'unchanged'} {out}")
