"""The one door to git. A repository may be hostile: no program that it names is run, nothing in it is written."""

import os
import subprocess
from pathlib import Path
from typing import Final

from journeymap_cli.errors import GitFailed

SAFE: Final = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "--no-pager")
"""Without them `ls-files` and its like run the program that the repository's own settings name."""

QUIET: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "",
}
OF_CALLER: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for hooks, about another folder than ours."""


def run(folder: Path, *words: str) -> bytes:
    """What git says when it is run in a folder. Raises GitFailed in git's words."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_CALLER} | QUIET
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, none of them from a journey
            ["git", *SAFE, *words],  # noqa: S607 - the git of the user
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitFailed(f"git cannot be run: {(error.strerror or str(error)).lower()}") from error
    if done.returncode:
        raise GitFailed(os.fsdecode(done.stderr).strip() or f"git {words[0]} failed")
    return done.stdout


def ignored(folder: Path) -> frozenset[str]:
    """What git ignores below a folder, relative to it: files, and whole folders with a slash at the end.

    What lies in another repository below it is not told of. Nothing without git, or where git refuses.
    """
    try:
        listed = run(folder, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
    except GitFailed:
        return frozenset()
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)
