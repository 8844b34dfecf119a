"""What `journeymap git` writes into the settings and attributes of git, and takes out again."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from journeymap_cli.app.discover import discover
from journeymap_cli.app.files import write
from journeymap_cli.errors import GitError, UsageError, cannot_read
from journeymap_cli.git import run
from journeymap_cli.phrases import counted
from journeymap_cli.report.fact_lines import HEADERS
from journeymap_cli.yamlsource.text import MAX_SIZE

PATTERNS: Final = ("journey.yaml", "journey.yml", "*.journey.yaml", "*.journey.yml")
MARK: Final = " diff=journeymap merge=journeymap"
"""How our lines of attributes end: by this they are found again."""

TEXTCONV: Final = "diff.journeymap.textconv"
HEADERS_KEY: Final = "diff.journeymap.xfuncname"
DRIVER: Final = "diff.journeymap.command"
MERGE: Final = "merge.journeymap.driver"
KEYS: Final = (TEXTCONV, HEADERS_KEY, DRIVER, MERGE)
NOT_SET: Final = dict.fromkeys(KEYS, ": journeymap git enable") | {
    DRIVER: ": optional, by journeymap git enable --driver"
}
PASSING: Final = re.compile(r"[/\\](?:archive-v\d+|\.?cache|[Tt]e?mp|ephemeral)[/\\]")
"""Folders from which a command will vanish."""

LOCAL: Final = "--local"
SHARE: Final = "next: commit .gitattributes; git keeps the settings to this clone, so each colleague runs this once"
PATCH: Final = "a patch to send is made by: git diff --no-ext-diff --no-textconv"


@dataclass(frozen=True)
class Setup:
    """The settings of a repository, or of the user with `scope` --global, and the file of attributes."""

    scope: str
    attributes: Path

    @classmethod
    def here(cls, *, everywhere: bool) -> "Setup":
        """Those of the repository that we stand in. Raises GitFailed."""
        if everywhere:
            return cls("--global", _user_attributes())
        top = Path(os.fsdecode(run(Path(), "rev-parse", "--show-toplevel")).removesuffix("\n"))
        return cls(LOCAL, top / ".gitattributes")

    def enable(self, patterns: Sequence[str], *, driver: bool) -> Iterator[str]:
        """Write what is missing; the lines tell what was done."""
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
        held = _rows(self.attributes)
        known = {row.strip() for row in held}
        fresh = [row for row in dict.fromkeys(rows) if row not in known]
        if fresh:
            _write(self.attributes, [*held, *fresh])
            yield f"wrote {counted(len(fresh), 'line')} to {self.attributes}"
        if PASSING.search(words):
            yield f"note: {words} may vanish: install journeymap for good, then run this again"
        if self.scope == LOCAL:
            yield SHARE
        yield PATCH

    def disable(self) -> Iterator[str]:
        """Take out our settings and lines; the lines tell what was done."""
        for key in KEYS:
            try:
                run(Path(), "config", self.scope, "--unset-all", key)
            except GitError:
                continue
            yield f"unset {key}"
        held = _rows(self.attributes)
        kept = [row for row in held if not row.rstrip().endswith(MARK)]
        if len(kept) < len(held):
            _write(self.attributes, kept)
            yield f"took {len(held) - len(kept)} lines out of {self.attributes}"


def command() -> str:
    """How a shell starts this program, by a path that lasts."""
    started = Path(sys.argv[0])
    if started.stem != "journeymap" or not started.is_file():
        started = Path(shutil.which("journeymap") or "")
    if started.stem == "journeymap":
        return shlex.quote(started.absolute().as_posix())
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m journeymap_cli"


def status_lines() -> Iterator[str]:
    """What is set, whether its command is found, and which maps no pattern covers."""
    held = settings()
    for key in KEYS:
        yield f"{key} = {held[key]}" if key in held else f"{key} is not set{NOT_SET[key]}"
    yield from missing_commands()
    maps = [name for name in discover(["."], MAX_SIZE) if isinstance(name, str)]
    bare = uncovered(maps)
    for name in bare:
        yield f"no pattern covers {name}: {_covering(Path(name).name)}"
    yield f"{len(maps) - len(bare)} of {len(maps)} maps here are covered"
    yield PATCH


def _covering(name: str) -> str:
    """The command after which git hands a file of this name to us."""
    usual = any(fnmatchcase(name, pattern) for pattern in PATTERNS)
    return "journeymap git enable" if usual else f"journeymap git enable {shlex.quote(name)}"


def settings() -> dict[str, str]:
    """Our settings that are in effect, of the user and the repository."""
    found: dict[str, str] = {}
    for key in KEYS:
        try:
            found[key] = os.fsdecode(run(Path(), "config", "--get", key)).removesuffix("\n")
        except GitError:
            continue
    return found


def missing_commands() -> Iterator[str]:
    """Programs that git is told to start and that are not there: then a merge leaves no marks."""
    for program in dict.fromkeys(_program(value) for key, value in settings().items() if key != HEADERS_KEY):
        if program and not shutil.which(program):
            yield f"{program} is not found: git would merge maps without marks; run journeymap git enable again"


def _program(value: str) -> str:
    try:
        return shlex.split(value)[0]
    except (ValueError, IndexError):
        return value


def uncovered(maps: Sequence[str]) -> list[str]:
    """The maps that git does not hand to us."""
    bare: list[str] = []
    for start in range(0, len(maps), 200):
        listed = run(Path(), "check-attr", "-z", "diff", "--", *maps[start : start + 200])
        parts = [os.fsdecode(part) for part in listed.split(b"\0")]
        bare += [name for name, value in zip(parts[::3], parts[2::3], strict=False) if value != "journeymap"]
    return bare


def _user_attributes() -> Path:
    try:
        path = os.fsdecode(run(Path(), "config", "--global", "--type=path", "--get", "core.attributesFile"))
        return Path(path.removesuffix("\n"))
    except GitError:
        return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "git" / "attributes"


def _quoted(pattern: str) -> str:
    """A pattern as a file of attributes has it. Raises Usage."""
    if not pattern or pattern.startswith("!") or not pattern.isprintable():
        raise UsageError(f"'{pattern}' is no pattern for .gitattributes")
    if pattern.startswith(("#", '"', "[attr]")) or any(char in pattern for char in " \t"):
        return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return pattern


def _rows(path: Path) -> list[str]:
    """The lines of a file with their ends, none where it does not exist."""
    try:
        return os.fsdecode(path.read_bytes()).splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise cannot_read(path, error) from error


def _write(path: Path, rows: Sequence[str]) -> None:
    """Write the lines, or nothing left: no file."""
    if rows:
        ending = "\r\n" if rows[0].endswith("\r\n") else "\n"
        write(path, os.fsencode("".join(row if row.endswith("\n") else f"{row}{ending}" for row in rows)))
    else:
        path.unlink()
