"""Running git. A repository may be hostile: no program that it configures is run, and nothing is written to it."""

import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

from journeymap_cli.errors import GitError, reason

SAFE: Final = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "--no-pager")
"""Without these, commands such as `ls-files` run the programs that the repository configures."""

QUIET: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "",
}
MOST_CONFLICTS: Final = 127
"""The highest exit code of `merge-file` for a number of conflicts; a higher one is a failure."""

STYLES: Final = ("merge", "diff3", "zdiff3")

GIT_DIR: Final = "GIT_DIR"
WORK_TREE: Final = "GIT_WORK_TREE"
INDEX_FILE: Final = "GIT_INDEX_FILE"
OF_CALLER: Final = (GIT_DIR, WORK_TREE, INDEX_FILE, "GIT_PREFIX")
"""Git sets these for hooks. They may refer to another repository than that of the folder."""


def run(folder: Path, *arguments: str) -> bytes:
    """The output of git in a folder. Raises GitError with git's message."""
    done = _start(folder, *arguments)
    if done.returncode:
        raise _failed(done, arguments[0])
    return done.stdout


def merge_file(files: tuple[Path, Path, Path], marker_size: int, style: str = "") -> tuple[bytes, int]:
    """The merged text of ours, base and theirs, and the number of conflicts in it. Raises GitError.

    `style` is `diff3` or `zdiff3` to show the base too.
    """
    options = ["-p", f"--marker-size={marker_size}", *([f"--{style}"] if style else [])]
    labels = [word for file in files for word in ("-L", file.name)]
    done = _start(files[0].parent, "merge-file", *options, *labels, *map(str, files))
    if done.returncode > MOST_CONFLICTS:
        raise _failed(done, "merge-file")
    return done.stdout, done.returncode


def conflict_style() -> str:
    """How git is configured to mark conflicts: `merge`, `diff3` or `zdiff3`."""
    try:
        style = os.fsdecode(run(Path(), "config", "--get", "merge.conflictStyle")).strip()
    except GitError:
        return STYLES[0]
    return style if style in STYLES else STYLES[0]


def _start(folder: Path, *arguments: str, plain: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run git; with `plain`, without the variables of the caller. Raises GitError if git cannot be started."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_CALLER}
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, none of them from a journey
            ["git", *SAFE, *arguments],  # noqa: S607 - the git of the user
            cwd=folder,
            env=environment | QUIET | ({} if plain else _of_caller(folder)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(f"cannot run git: {reason(error)}") from error


def _of_caller(folder: Path) -> dict[str, str]:
    """The variables of the caller that refer to the repository of the folder."""
    variables = tuple((name, os.environ[name]) for name in OF_CALLER[:3] if os.environ.get(name))
    return _ours(folder.absolute(), Path.cwd(), variables) if variables else {}


@cache
def _ours(folder: Path, here: Path, variables: tuple[tuple[str, str], ...]) -> dict[str, str]:
    named = dict(variables)
    git_dir, top = _places(folder)
    if git_dir:
        index = top / named.get(INDEX_FILE, "")
        return {INDEX_FILE: str(index)} if INDEX_FILE in named and _is_index_of(git_dir, index, here) else {}
    # After `git --git-dir=D --work-tree=W`, nothing but the variables leads to the repository.
    tree = here / named.get(WORK_TREE, "")
    if GIT_DIR not in named or not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(tree)):
        return {}
    return {name: str(here / value) for name, value in named.items()} | {WORK_TREE: str(tree)}


def _is_index_of(git_dir: str, index: Path, here: Path) -> bool:
    """Whether an index belongs to a repository: `git commit -a` and `git commit FILE` create one in its folder.

    An index outside any repository belongs to that of the current folder.
    """
    if not index.is_file():
        return False
    if (index.parent / "HEAD").exists():
        return os.path.realpath(index.parent) == os.path.realpath(git_dir)
    return _places(here)[0] == git_dir


def _places(folder: Path) -> tuple[str, Path]:
    """The folder of git's data, empty if there is none, and the folder in which git runs hooks."""
    done = _start(folder, "rev-parse", "--path-format=absolute", "--git-dir", "--show-cdup", plain=True)
    git_dir, up, *_ = [*os.fsdecode(done.stdout).split("\n"), ""] if not done.returncode else ("", "")
    return git_dir, Path(os.path.normpath(folder / up))


def _failed(done: subprocess.CompletedProcess[bytes], command: str) -> GitError:
    return GitError(f"git {command} failed", os.fsdecode(done.stderr).strip())


def ignored(folder: Path) -> frozenset[str]:
    """The files that git ignores below a folder, relative to it, and the folders, with a slash at the end.

    Nested repositories are left out. Empty without git, or if git fails.
    """
    try:
        listed = run(folder, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
    except GitError:
        return frozenset()
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)
