"""The command lines that git keeps in its settings and runs with sh.

They work even if journeymap is gone: git would abort a whole `git log -p`, and merge without conflict markers.
"""

import shlex
import shutil
import sys
from pathlib import Path
from typing import Final

import yaml

from journeymap_cli import __version__
from journeymap_cli.cli.git import fast

TEXTCONV: Final = "diff.journeymap.textconv"
CACHE: Final = "diff.journeymap.cachetextconv"
MODULE: Final = ("-P", "-m", "journeymap_cli")
"""How Python runs the package, without modules from the current folder, which cannot be trusted."""

DRIVERS: Final = ("git-textconv", "git-merge", "git-diff")


def command() -> str:
    """The command that starts this program, quoted for a shell, with an absolute path."""
    started = Path(sys.argv[0])
    if started.stem != "journeymap" or not started.is_file():
        started = Path(shutil.which("journeymap") or "")
    if started.stem == "journeymap":
        return shlex.quote(started.absolute().as_posix())
    return shlex.join([Path(sys.executable).as_posix(), *MODULE])


def started(line: str) -> list[str]:
    """The words that start journeymap in a command line; empty if the command line is not ours."""
    try:
        words = [word.replace("%%", "%") for word in shlex.split(line)]
    except ValueError:
        return []
    end = next((at for at, word in enumerate(words) if word in DRIVERS), 0)
    first = next((at for at in reversed(range(end)) if words[at] not in MODULE), end)
    return words[first:end]


def textconv(command: str, *, cache: bool) -> str:
    """The command line that prints the facts of a map: by the fast script, else by the command, else the file itself.

    The last case turns the cache off, or git would keep the file in it. A new version makes git renew the cache.
    """
    forget = f"git config {CACHE} false 2>/dev/null; " if cache else ""
    ways = [*_fast(), f'{command} git-textconv {__version__} "$1"']
    tries = " || ".join(f"{way} 2>/dev/null" for way in ways)
    return f'f() {{ {tries} || {{ {forget}cat <"$1"; }}; }}; f'


def _fast() -> list[str]:
    if not yaml.__with_libyaml__ or not Path(fast.__file__).is_file():
        return []
    packages = Path(yaml.__file__).parent.parent
    words = [Path(sys.executable).as_posix(), "-IS", Path(fast.__file__).as_posix(), packages.as_posix(), __version__]
    return [f'{shlex.join(words)} "$1"']


def merge(command: str) -> str:
    """The command line of the merge driver. If it fails, or reports conflicts but leaves none, git merges by lines.

    Git replaces placeholders with `%`; before 2.44, it does not know those of the labels (%S, %X and %Y). A file that
    git cannot merge, such as a binary one, is a conflict.
    """
    ours = f'{command} git-merge "$@"; case $? in 0) return 0;; 1) grep -q "^<<<" "$2" && return 1;; esac'
    say = 'echo "journeymap failed: git merges $5 by lines" >&2'
    labels = 'case $6 in %*) set -- "$@" ours base theirs;; *) set -- "$@" "$7" "$6" "$8";; esac; shift 8'
    files = "size=$4; a=$2; o=$1; b=$3"
    theirs = 'git merge-file --marker-size="$size" -L "$1" -L "$2" -L "$3" "$a" "$o" "$b" || return 1'
    body = "; ".join((ours, say, files, labels, theirs))
    return f"f() {{ {body}; }}; f ".replace("%", "%%") + "%O %A %B %L %P %S %X %Y"


def driver(command: str) -> str:
    """The command line of the diff driver. If it fails, git compares by lines. Git aborts on any exit code but 0."""
    lines = 'git --no-pager diff --no-ext-diff --no-textconv --no-index -- "$2" "$5"'
    return f'f() {{ {command} git-diff "$@" 2>/dev/null || [ $# -lt 5 ] || {lines}; true; }}; f'
