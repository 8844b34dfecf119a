"""journeymap schema: print the JSON Schema of maps, or of what other commands print."""

import json
from importlib import import_module
from pathlib import Path
from typing import Annotated, Final

import typer

from journeymap_cli.app.files import write
from journeymap_cli.cli.console import STDOUT, Console, print_bytes
from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, QuietOption, VersionOption, pick

EXAMPLE = "Example: journeymap schema -o journey.schema.json"
SCHEMAS: Final = {
    "journey": ("load.json_schema", "file_schema"),
    "validate": ("report.problems.json_", "validate_schema"),
    "diff": ("report.changes.json_", "diff_schema"),
    "measure": ("report.measurements.json_", "measure_schema"),
    "edits": ("edits.operations", "edits_schema"),
    "figures": ("render.json_schema", "figures_schema"),
    "settings": ("app.settings", "schema"),
}
"""The module and the function that returns each schema."""

SubjectOption = Annotated[
    str,
    pick(
        "--of",
        names=SCHEMAS,
        help_="journey: the files that you write; validate, diff, measure: their JSON; edits: what apply reads; "
        "figures: what render -f json writes; settings: .journeymap.toml.",
    ),
]
SchemaOutput = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is standard output.")
]


@guarded
def schema(
    of: SubjectOption = "journey",
    out: SchemaOutput = None,
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """Print the JSON Schema of maps, by which editors complete and explain, or of what other commands print."""
    module, function = SCHEMAS[of]
    value = getattr(import_module(f"journeymap_cli.{module}"), function)()
    content = (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
    if out is None or out == STDOUT:
        print_bytes(content)
        return
    changed = write(Path(out), content)
    Console(color, quiet).note(f"{'wrote' if changed else 'unchanged'} {out}")
