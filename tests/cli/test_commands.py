import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from journeymap_cli.cli.app import app

SCRIPTS = {
    "bash": "complete -o default -F ",
    "zsh": "#compdef journeymap",
    "fish": "complete --command journeymap ",
    "powershell": "Register-ArgumentCompleter -Native -CommandName journeymap ",
    "pwsh": "Register-ArgumentCompleter -Native -CommandName journeymap ",
}


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words, prog_name="journeymap")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_each_shell_gets_its_script(shell: str) -> None:
    for name in (shell, shell.upper()):
        result = run("--show-completion", name)
        assert (result.exit_code, [each for each in set(SCRIPTS.values()) if each in result.stdout]) == (
            0,
            [SCRIPTS[shell]],
        )


@pytest.mark.parametrize("flag", ["--show-completion", "--install-completion"])
@pytest.mark.parametrize("shell", ["nosuch", "tcsh", "", "bash zsh"])
def test_an_unknown_shell_is_an_error(flag: str, shell: str) -> None:
    result = run(flag, shell)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"'{shell}' is not one of 'bash', 'zsh'," in " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/journeymap.sh"),
        ("zsh", ".zfunc/_journeymap"),
        ("fish", ".config/fish/completions/journeymap.fish"),
    ],
)
def test_the_script_of_the_shell_is_installed(
    shell: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run("--install-completion", shell).exit_code == 0
    assert SCRIPTS[shell] in (tmp_path / file).read_text(encoding="utf-8")


def test_a_shell_completes_commands() -> None:
    environment = {
        **os.environ,
        "_JOURNEYMAP_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": "journeymap rend",
    }
    done = subprocess.run(
        [sys.executable, "-m", "journeymap_cli"], env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout.startswith("render\t")
