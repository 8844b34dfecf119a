"""The command line: one line a command."""

import typer

from journeymap_cli.cli import diff, doctor, init, merge, render, rules, schema, validate
from journeymap_cli.cli.git import commands
from journeymap_cli.cli.options import HELP, begin

app = typer.Typer(
    name="journeymap",
    invoke_without_command=True,
    context_settings=HELP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Customer journey maps as code: a YAML file in git becomes a page, diagrams, checks and diffs.",
    epilog="Example: journeymap init && journeymap render journey.yaml",
)
app.callback()(begin)
app.command("render", epilog=render.EXAMPLE)(render.render)
app.command("validate", epilog=validate.EXAMPLE)(validate.validate)
app.command("diff", cls=diff.DiffCommand, epilog=diff.EXAMPLE)(diff.diff)
app.command("merge", epilog=merge.EXAMPLE)(merge.merge)
app.command("init", epilog=init.EXAMPLE)(init.init)
app.command("rules", epilog=rules.EXAMPLE)(rules.rules)
app.add_typer(commands.git, name="git")
app.command("doctor", epilog=doctor.EXAMPLE)(doctor.doctor)
app.command("schema", epilog=schema.EXAMPLE)(schema.schema)
