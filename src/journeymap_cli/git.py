"""The one door to git. A repository may be hostile: no program that it names is run, nothing in it is written."""

import os
import subprocess
from pathlib import Path
from typing import Final

from journeymap_cli.errors import GitError

SAFE: Final = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "--no-pager")
"""Without them `ls-files` and its like run the program that the repository's own settings name."""

QUIET: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "",
}
MOST_CONFLICTS: Final = 127
"""What `merge-file` ends with for more conflicts; above it, it failed."""

STYLES: Final = ("merge", "diff3", "zdiff3")

OF_CALLER: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for hooks, about another folder than ours."""


def run(folder: Path, *words: str) -> bytes:
    """What git says when it is run in a folder. Raises GitFailed in git's words."""
    done = _start(folder, *words)
    if done.returncode:
        raise GitError(os.fsdecode(done.stderr).strip() or f"git {words[0]} failed")
    return done.stdout


def merge_file(files: tuple[Path, Path, Path], marker_size: int, style: str = "") -> tuple[bytes, int]:
    """The text that git merges from ours, base and theirs, and how many conflicts are marked in it. Raises GitFailed.

    `style` is `diff3` or `zdiff3` to show the base too.
    """
    words = ["merge-file", "-p", f"--marker-size={marker_size}", *([f"--{style}"] if style else [])]
    labels = [word for file in files for word in ("-L", file.name)]
    done = _start(files[0].parent, *words, *labels, *map(str, files))
    if done.returncode > MOST_CONFLICTS:
        raise GitError(os.fsdecode(done.stderr).strip() or "git merge-file failed")
    return done.stdout, done.returncode


def conflict_style() -> str:
    """How git is told to mark conflicts: `merge`, `diff3` or `zdiff3`."""
    try:
        style = os.fsdecode(run(Path(), "config", "--get", "merge.conflictStyle")).strip()
    except GitError:
        return STYLES[0]
    return style if style in STYLES else STYLES[0]


def _start(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in OF_CALLER} | QUIET
    try:
        return subprocess.run(  # noqa: S603 - a list of words, none of them from a journey
            ["git", *SAFE, *words],  # noqa: S607 - the git of the user
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {(error.strerror or str(error)).lower()}") from error


def ignored(folder: Path) -> frozenset[str]:
    """What git ignores below a folder, relative to it: files, and whole folders with a slash at the end.

    What lies in another repository below it is not told of. Nothing without git, or where git refuses.
    """
    try:
        listed = run(folder, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
    except GitError:
        return frozenset()
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)
