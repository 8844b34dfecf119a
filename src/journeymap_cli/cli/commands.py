"""The commands by name. Each has a function that adds it, so that only the needed modules are imported."""

from collections.abc import Callable, Iterable
from subprocess import SubprocessError
from typing import Any, Final

import typer
from typer.core import TyperGroup

from journeymap_cli.cli.options import HELP, begin


def command_line(names: Iterable[str]) -> typer.Typer:
    """The command line with the named commands."""
    app = typer.Typer(
        name="journeymap",
        cls=CompletionGroup,
        invoke_without_command=True,
        context_settings=HELP,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help="Customer journey maps as code: a YAML file in git becomes a page, diagrams, checks and diffs.",
        epilog="Example: journeymap init && journeymap render journey.yaml",
    )
    app.callback()(begin)
    for name in names:
        COMMANDS[name](app)
    return app


def _render(app: typer.Typer) -> None:
    from journeymap_cli.cli import render

    app.command("render", epilog=render.EXAMPLE)(render.render)


def _validate(app: typer.Typer) -> None:
    from journeymap_cli.cli import validate

    app.command("validate", epilog=validate.EXAMPLE)(validate.validate)


def _diff(app: typer.Typer) -> None:
    from journeymap_cli.cli import diff

    app.command("diff", cls=diff.DiffCommand, epilog=diff.EXAMPLE)(diff.diff)


def _merge(app: typer.Typer) -> None:
    from journeymap_cli.cli import merge

    app.command("merge", epilog=merge.EXAMPLE)(merge.merge)


def _apply(app: typer.Typer) -> None:
    from journeymap_cli.cli import apply

    app.command("apply", epilog=apply.EXAMPLE)(apply.apply)


def _fmt(app: typer.Typer) -> None:
    from journeymap_cli.cli import fmt

    app.command("fmt", epilog=fmt.EXAMPLE)(fmt.fmt)


def _init(app: typer.Typer) -> None:
    from journeymap_cli.cli import init

    app.command("init", epilog=init.EXAMPLE)(init.init)


def _import(app: typer.Typer) -> None:
    from journeymap_cli.cli import import_

    app.command("import", epilog=import_.EXAMPLE)(import_.import_)


def _backlog(app: typer.Typer) -> None:
    from journeymap_cli.cli import backlog

    app.command("backlog", epilog=backlog.EXAMPLE)(backlog.backlog)


def _rules(app: typer.Typer) -> None:
    from journeymap_cli.cli import rules

    app.command("rules", epilog=rules.EXAMPLE)(rules.rules)


def _git(app: typer.Typer) -> None:
    from journeymap_cli.cli.git import commands

    app.add_typer(commands.git, name="git")


def _doctor(app: typer.Typer) -> None:
    from journeymap_cli.cli import doctor

    app.command("doctor", epilog=doctor.EXAMPLE)(doctor.doctor)


def _measure(app: typer.Typer) -> None:
    from journeymap_cli.cli import measure

    app.command("measure", epilog=measure.EXAMPLE)(measure.measure)


def _schema(app: typer.Typer) -> None:
    from journeymap_cli.cli import schema

    app.command("schema", epilog=schema.EXAMPLE)(schema.schema)


COMMANDS: Final[dict[str, Callable[[typer.Typer], None]]] = {
    "render": _render,
    "validate": _validate,
    "diff": _diff,
    "merge": _merge,
    "apply": _apply,
    "fmt": _fmt,
    "measure": _measure,
    "init": _init,
    "import": _import,
    "backlog": _backlog,
    "rules": _rules,
    "git": _git,
    "doctor": _doctor,
    "schema": _schema,
}
"""In the order of the help."""


SHELLS: Final = ("bash", "zsh", "fish", "powershell", "pwsh")
COMPLETION_HELP: Final = {
    "install_completion": "Install completion for a shell ({}), by default the current one.",
    "show_completion": "Show the completion script of a shell, by default the current one.",
}
"""The help for completion by option name: that of typer mentions only the current shell."""


class CompletionGroup(TyperGroup):
    """The commands. Typer's options for completion accept a shell as their value."""

    def get_params(self, ctx: Any) -> Any:
        """Return the options with our help for completion."""
        params = super().get_params(ctx)
        for param in params:
            if param.name in COMPLETION_HELP:
                vars(param)["help"] = COMPLETION_HELP[param.name].format(", ".join(SHELLS))
        return params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Handle an option for completion that is followed by a shell."""
        options: dict[str, Any] = {
            flag: param for param in self.params if param.name in COMPLETION_HELP for flag in param.opts
        }
        param = options.get(args[0]) if len(args) > 1 and not ctx.resilient_parsing else None
        if param and param.callback:
            shell = _shell(args[1], ctx, param)
            try:
                param.callback(ctx, param, shell)  # ends the program
            except SubprocessError as error:
                raise typer.BadParameter(f"{shell} does not name its profile.", ctx, param) from error
        return super().parse_args(ctx, args)


def _shell(name: str, ctx: Any, param: Any) -> str:
    """The shell of that name. Raises TyperException."""
    if name.lower() in SHELLS:
        return name.lower()
    listed = ", ".join(f"'{shell}'" for shell in SHELLS)
    raise typer.BadParameter(f"'{name}' is not one of {listed}.", ctx, param)
