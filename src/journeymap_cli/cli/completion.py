"""`--show-completion` and `--install-completion`, for the shell that is named after them, else for the current one."""

from subprocess import SubprocessError
from typing import Any, Final

import typer
from typer.core import TyperGroup

SHELLS: Final = ("bash", "zsh", "fish", "powershell", "pwsh")
HELP: Final = {
    "install_completion": "Install completion for a shell ({}), by default the current one.",
    "show_completion": "Show the completion script of a shell, by default the current one.",
}
"""By the names of typer's options, which know only the current shell."""


class CompletionGroup(TyperGroup):
    """The commands, with a shell after typer's options for completion."""

    def get_params(self, ctx: Any) -> Any:
        """Override of `TyperGroup`."""
        params = super().get_params(ctx)
        for param in params:
            if param.name in HELP:
                vars(param)["help"] = HELP[param.name].format(", ".join(SHELLS))
        return params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Override of `TyperGroup`."""
        options: dict[str, Any] = {flag: param for param in self.params if param.name in HELP for flag in param.opts}
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
