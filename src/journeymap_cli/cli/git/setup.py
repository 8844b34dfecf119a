"""The git settings and attributes that `journeymap git` writes and removes."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli.app.discover import discover
from journeymap_cli.app.files import write
from journeymap_cli.errors import GitError, UsageError, cannot_read
from journeymap_cli.git import run
from journeymap_cli.phrases import counted
from journeymap_cli.regexes import regex
from journeymap_cli.report.fact_lines import HEADERS
from journeymap_cli.yamlsource.text import MAX_SIZE

PATTERNS: Final = ("journey.yaml", "journey.yml", "*.journey.yaml", "*.journey.yml")
MARK: Final = " diff=journeymap merge=journeymap"
"""The end of our lines in .gitattributes, by which they are recognized."""

TEXTCONV: Final = "diff.journeymap.textconv"
HEADERS_KEY: Final = "diff.journeymap.xfuncname"
DRIVER: Final = "diff.journeymap.command"
MERGE: Final = "merge.journeymap.driver"
KEYS: Final = (TEXTCONV, HEADERS_KEY, DRIVER, MERGE)
NOT_SET: Final = dict.fromkeys(KEYS, ": journeymap git enable") | {
    DRIVER: ": optional, by journeymap git enable --driver"
}
TEMPORARY: Final = regex(r"[/\\](?:archive-v\d+|\.?cache|[Tt]e?mp|ephemeral)[/\\]")
"""Folders from which a command is likely to disappear, such as the caches of package runners."""

LOCAL: Final = "--local"
SHARE: Final = "next: commit .gitattributes; the settings are in this clone only, so each colleague runs this once"
PATCH: Final = "to make a patch: git diff --no-ext-diff --no-textconv"


class Setup(NamedTuple):
    """The settings of a repository, or with `scope` --global of the user, and the attributes file."""

    scope: str
    attributes: Path

    @classmethod
    def here(cls, *, everywhere: bool) -> "Setup":
        """Those of the repository of the current folder, or with `everywhere` of the user. Raises GitError."""
        if everywhere:
            return cls("--global", _user_attributes())
        top = Path(os.fsdecode(run(Path(), "rev-parse", "--show-toplevel")).removesuffix("\n"))
        return cls(LOCAL, top / ".gitattributes")

    def enable(self, patterns: Sequence[str], *, driver: bool) -> Iterator[str]:
        """Write what is missing; yield lines that say what was done."""
        rows = [f"{_quoted(pattern)}{MARK}" for pattern in (*PATTERNS, *patterns)]
        words = command()
        settings = {
            TEXTCONV: f"{words} git-textconv",
            HEADERS_KEY: HEADERS,
            MERGE: f"{words} git-merge %O %A %B %L %P %S %X %Y",
        }
        if driver:
            settings[DRIVER] = f"{words} git-diff"
        for key, value in settings.items():
            run(Path(), "config", self.scope, "--replace-all", key, value)
            yield f"set {key} = {value}"
        existing = _rows(self.attributes)
        known = {row.strip() for row in existing}
        fresh = [row for row in dict.fromkeys(rows) if row not in known]
        if fresh:
            _write(self.attributes, [*existing, *fresh])
            yield f"wrote {counted(len(fresh), 'line')} to {self.attributes}"
        if TEMPORARY.search(words):
            yield f"note: {words} may disappear: install journeymap permanently, then run this again"
        if self.scope == LOCAL:
            yield SHARE
        yield PATCH

    def disable(self) -> Iterator[str]:
        """Remove our settings and lines; yield lines that say what was done."""
        for key in KEYS:
            try:
                run(Path(), "config", self.scope, "--unset-all", key)
            except GitError:
                continue
            yield f"unset {key}"
        rows = _rows(self.attributes)
        kept = [row for row in rows if not row.rstrip().endswith(MARK)]
        if len(kept) < len(rows):
            _write(self.attributes, kept)
            yield f"removed {len(rows) - len(kept)} lines from {self.attributes}"


def command() -> str:
    """The command that starts this program, quoted for a shell, with an absolute path."""
    started = Path(sys.argv[0])
    if started.stem != "journeymap" or not started.is_file():
        started = Path(shutil.which("journeymap") or "")
    if started.stem == "journeymap":
        return shlex.quote(started.absolute().as_posix())
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m journeymap_cli"


def status_lines() -> Iterator[str]:
    """Lines that say what is set, whether its command exists, and which maps no pattern matches."""
    found = settings()
    for key in KEYS:
        yield f"{key} = {found[key]}" if key in found else f"{key} is not set{NOT_SET[key]}"
    yield from missing_commands()
    maps = [name for name in discover(["."], MAX_SIZE) if isinstance(name, str)]
    unmatched = unmatched_maps(maps)
    for name in unmatched:
        yield f"no pattern matches {name}: {_enabling(Path(name).name)}"
    yield f"{len(maps) - len(unmatched)} of {len(maps)} maps here match a pattern"
    yield PATCH


def _enabling(name: str) -> str:
    """The command that adds a pattern for a file of this name."""
    usual = any(fnmatchcase(name, pattern) for pattern in PATTERNS)
    return "journeymap git enable" if usual else f"journeymap git enable {shlex.quote(name)}"


def settings() -> dict[str, str]:
    """Our settings that are in effect, from the user or the repository."""
    found: dict[str, str] = {}
    for key in KEYS:
        try:
            found[key] = os.fsdecode(run(Path(), "config", "--get", key)).removesuffix("\n")
        except GitError:
            continue
    return found


def missing_commands() -> Iterator[str]:
    """Lines about configured programs that do not exist: without its driver, git merges maps without markers."""
    for program in dict.fromkeys(_program(value) for key, value in settings().items() if key != HEADERS_KEY):
        if program and not shutil.which(program):
            yield f"{program} does not exist: git would merge maps without markers; run journeymap git enable again"


def _program(value: str) -> str:
    try:
        return shlex.split(value)[0]
    except (ValueError, IndexError):
        return value


def unmatched_maps(maps: Sequence[str]) -> list[str]:
    """The maps that git does not pass to journeymap."""
    unmatched: list[str] = []
    for start in range(0, len(maps), 200):
        listed = run(Path(), "check-attr", "-z", "diff", "--", *maps[start : start + 200])
        parts = [os.fsdecode(part) for part in listed.split(b"\0")]
        unmatched += [name for name, value in zip(parts[::3], parts[2::3], strict=False) if value != "journeymap"]
    return unmatched


def _user_attributes() -> Path:
    try:
        path = os.fsdecode(run(Path(), "config", "--global", "--type=path", "--get", "core.attributesFile"))
        return Path(path.removesuffix("\n"))
    except GitError:
        return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "git" / "attributes"


def _quoted(pattern: str) -> str:
    """A pattern quoted for .gitattributes. Raises UsageError."""
    if not pattern or pattern.startswith("!") or not pattern.isprintable():
        raise UsageError(f"'{pattern}' is not a pattern for .gitattributes")
    if pattern.startswith(("#", '"', "[attr]")) or any(char in pattern for char in " \t"):
        return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return pattern


def _rows(path: Path) -> list[str]:
    """The lines of a file with their line ends; none if it does not exist."""
    try:
        return os.fsdecode(path.read_bytes()).splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise cannot_read(path, error) from error


def _write(path: Path, rows: Sequence[str]) -> None:
    """Write the lines; remove the file if there are none."""
    if rows:
        ending = "\r\n" if rows[0].endswith("\r\n") else "\n"
        write(path, os.fsencode("".join(row if row.endswith("\n") else f"{row}{ending}" for row in rows)))
    else:
        path.unlink()
