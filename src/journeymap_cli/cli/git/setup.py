"""The git settings and attributes that `journeymap git` writes and removes."""

import os
import shlex
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, NamedTuple

from journeymap_cli import __version__
from journeymap_cli.app.discover import YAML, discover
from journeymap_cli.app.files import write
from journeymap_cli.cli.git import lines
from journeymap_cli.cli.git.lines import CACHE, TEXTCONV
from journeymap_cli.errors import GitError, UsageError, cannot_read
from journeymap_cli.git import run
from journeymap_cli.phrases import counted
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.text import MAX_SIZE

PATTERNS: Final = ("journey.yaml", "journey.yml", "*.journey.yaml", "*.journey.yml")
MARK: Final = " diff=journeymap merge=journeymap"
MERGE_MARK: Final = " merge=journeymap"
OURS: Final = regex(r'^(?:"(?:[^"\\]|\\.)*"|[^\s"]\S*)(?: diff=journeymap)? merge=journeymap\s*$')
"""Our lines in .gitattributes: a pattern, and one of the two marks."""

HEADERS_KEY: Final = "diff.journeymap.xfuncname"
DRIVER: Final = "diff.journeymap.command"
MERGE: Final = "merge.journeymap.driver"
MEANING: Final = {
    TEXTCONV: "git diff, log, show and blame show facts",
    CACHE: "git keeps the facts in refs/notes/textconv/journeymap",
    HEADERS_KEY: "git names the stage or step of a change",
    DRIVER: "git diff describes changes",
    MERGE: "git merges maps by meaning",
}
"""Our settings, and what git does with each."""

OPTIONAL: Final = {DRIVER: "optional, by journeymap git enable --driver"}
NOTES: Final = "refs/notes/textconv/journeymap"
HEADERS: Final = "\n".join(
    (
        "^\t( *(stage|step): .*|(persona|channel|source|lane): .*)$",
        r'!^ *- *\{.*[ ,{"](value|unit|target|direction|as_of)"?:',
        r'^ *((- +)?(\{ *)?("?id"?: *[^,]*, *)?"?name"?: .*)$',
        "^([a-z_]+: *(#.*)?)$",
    )
)
"""The lines that git shows in hunk headers: in facts, those of stages, steps and registries; in files, top-level keys
and lines with names, except those of metrics."""

TEMPORARY: Final = regex(r"[/\\](?:archive-v\d+|\.?cache|[Tt]e?mp|ephemeral)[/\\]")
"""Folders from which a command is likely to disappear, such as the caches of package runners."""

KEYS_OF_MAPS: Final = (regex(rb"(?m)^title:"), regex(rb"(?m)^stages:"))
LOCAL: Final = "--local"
GLOBAL: Final = "--global"
SHARE: Final = "next: commit .gitattributes; the settings are in this clone only, so each colleague runs this once"
PATCH: Final = "to make a patch: git diff --no-ext-diff --no-textconv"
NO_IDENTITY: Final = "no cache of facts, which git commits: set user.name and user.email, then run this again"
WITHOUT: Final = "git shows and merges maps by lines; run journeymap git enable again"
OUTDATED: Final = "is of another version, and may end git if the command is gone: run journeymap git enable again"
FORGOTTEN: Final = "the command was missing, so git keeps no facts: run journeymap git enable again"


class Setup(NamedTuple):
    """The git settings of a repository, or of the user if `scope` is --global, and the attributes file."""

    scope: str
    attributes: Path

    @classmethod
    def here(cls, *, everywhere: bool) -> "Setup":
        """For the repository of the current folder, or with `everywhere` for the user. Raises GitError."""
        if everywhere:
            return cls(GLOBAL, _user_attributes())
        top = Path(os.fsdecode(run(Path(), "rev-parse", "--show-toplevel")).removesuffix("\n"))
        return cls(LOCAL, top / ".gitattributes")

    def enable(
        self, patterns: Sequence[str], *, driver: bool = False, merge_only: bool = False, cache: bool = True
    ) -> Iterator[str]:
        """Write what is missing, and with `merge_only` remove the rest; yield lines about what was done."""
        mark = MERGE_MARK if merge_only else MARK
        rows = [f"{_quoted(pattern)}{mark}" for pattern in (*PATTERNS, *patterns)]
        has_identity, command = _has_identity(), lines.command()
        wanted = values(command, cache=cache and has_identity)
        if not driver and self.get(DRIVER) is None:
            del wanted[DRIVER]
        if merge_only:
            wanted = {MERGE: wanted[MERGE]}
        yield from self._set(wanted)
        if cache and not has_identity and not merge_only:
            yield NO_IDENTITY
        yield from self._add(rows)
        yield from coverage_lines()
        if TEMPORARY.search(command):
            yield f"note: {command} may disappear: install journeymap permanently, then run this again"
        if self.scope == LOCAL:
            yield SHARE
        if not merge_only:
            yield PATCH

    def _set(self, wanted: dict[str, str]) -> Iterator[str]:
        """Set the wanted settings and unset the rest of ours; yield lines about what was done."""
        _forget()
        for key in MEANING:
            if key in wanted:
                run(Path(), "config", self.scope, "--replace-all", key, wanted[key])
                yield f"set {key}: {MEANING[key]}"
            elif self.unset(key):
                yield f"unset {key}"

    def _add(self, rows: Sequence[str]) -> Iterator[str]:
        """Add lines to the attributes. A line for merging only is replaced by one for both, but not the reverse."""
        existing = _rows(self.attributes)
        known = {row.strip() for row in existing}
        fresh = [row for row in dict.fromkeys(rows) if not known & {row, row.replace(MERGE_MARK, MARK)}]
        replaced = {row.replace(MARK, MERGE_MARK) for row in fresh} - {*fresh}
        kept = [row for row in existing if row.strip() not in replaced]
        if fresh:
            _write(self.attributes, [*kept, *fresh])
            yield f"wrote {counted(len(fresh), 'line')} to {self.attributes}"

    def disable(self) -> Iterator[str]:
        """Remove our settings, lines and cached facts; yield lines about what was done."""
        if _forget():
            yield f"removed {NOTES}"
        yield from (f"unset {key}" for key in MEANING if self.unset(key))
        rows = _rows(self.attributes)
        kept = [row for row in rows if not OURS.match(row)]
        if len(kept) < len(rows):
            _write(self.attributes, kept)
            yield f"removed {counted(len(rows) - len(kept), 'line')} from {self.attributes}"

    def get(self, key: str) -> str | None:
        """The value of a setting in this scope; None if it is not set."""
        return _value(self.scope, key)

    def unset(self, key: str) -> bool:
        """Remove a setting; return whether it was there."""
        try:
            run(Path(), "config", self.scope, "--unset-all", key)
        except GitError:
            return False
        return True


def values(command: str, *, cache: bool) -> dict[str, str]:
    """The value of each setting."""
    return {
        TEXTCONV: lines.textconv(command, cache=cache),
        **({CACHE: "true"} if cache else {}),
        HEADERS_KEY: HEADERS,
        DRIVER: lines.driver(command),
        MERGE: lines.merge(command),
    }


def renew() -> None:
    """Rewrite settings of an older version, so that git forgets the facts which that version printed."""
    for scope in (LOCAL, GLOBAL):
        words = lines.started(_value(scope, TEXTCONV) or "")
        if words:
            wanted = values(shlex.join(words), cache=_value(scope, CACHE) == "true")
            for key in (key for key in wanted if _value(scope, key) is not None):
                with suppress(GitError):
                    run(Path(), "config", scope, "--replace-all", key, wanted[key])


def _value(scope: str, key: str) -> str | None:
    try:
        return os.fsdecode(run(Path(), "config", *([scope] if scope else []), "--get", key)).removesuffix("\n")
    except GitError:
        return None


def _forget() -> bool:
    """Remove the facts that git keeps in this repository, and the setting that turns them off.

    Returns whether there were any facts.
    """
    if _value(LOCAL, CACHE) == "false":
        run(Path(), "config", LOCAL, "--unset-all", CACHE)
    try:
        run(Path(), "rev-parse", "--verify", "--quiet", NOTES)
        run(Path(), "update-ref", "-d", NOTES)
        common = Path(os.fsdecode(run(Path(), "rev-parse", "--git-common-dir")).removesuffix("\n"))
    except GitError:
        return False
    for folder in (common / "refs/notes", common / "logs/refs/notes"):
        with suppress(OSError):  # it has other notes, or does not exist
            folder.rmdir()
    return True


def _has_identity() -> bool:
    """Whether git knows an author and a committer. It needs them to keep facts, and aborts without them."""
    try:
        return all(run(Path(), "var", f"GIT_{role}_IDENT") for role in ("AUTHOR", "COMMITTER"))
    except GitError:
        return False


def status_lines() -> Iterator[str]:
    """Lines about what is set, whether its command exists, and which maps no pattern matches."""
    found = settings()
    for key in MEANING:
        missing = f"{key} is not set: {OPTIONAL.get(key, 'journeymap git enable')}"
        yield f"{key} = {found[key]}" if key in found else missing
    yield from missing_commands()
    yield from coverage_lines()
    yield PATCH


def coverage_lines() -> Iterator[str]:
    """Lines about which maps here git passes to journeymap, and how to cover the rest."""
    found = [name for name in discover(["."], MAX_SIZE) if isinstance(name, str)]
    maps = sorted({*found, *_alike()})
    unmatched = unmatched_maps(maps)
    for name in unmatched:
        yield f"no pattern matches {name}: {_enabling(Path(name).name)}"
    yield f"{len(maps) - len(unmatched)} of {len(maps)} maps here match a pattern"


def _alike() -> Iterator[str]:
    """More files below the current folder that git does not ignore and that have a title and stages, as maps do."""
    listed = run(Path(), "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in map(os.fsdecode, listed.split(b"\0")):
        if name.endswith(YAML):
            with suppress(OSError):
                raw = Path(name).read_bytes()
                if len(raw) <= MAX_SIZE and all(key.search(raw) for key in KEYS_OF_MAPS):
                    yield name


def _enabling(name: str) -> str:
    """The command that adds a pattern for a file of this name."""
    usual = any(fnmatchcase(name, pattern) for pattern in PATTERNS)
    return "journeymap git enable" if usual else f"journeymap git enable {shlex.quote(name)}"


def settings() -> dict[str, str]:
    """Our settings that are in effect, from the user or the repository."""
    found = {key: _value("", key) for key in MEANING}
    return {key: value for key, value in found.items() if value is not None}


def missing_commands() -> Iterator[str]:
    """Lines about configured programs that do not exist, and settings of other versions."""
    found = settings()
    programs = [words[0] for words in map(lines.started, found.values()) if words]
    for program in dict.fromkeys(programs):
        if not shutil.which(program):
            yield f"{program} does not exist: {WITHOUT}"
    line = found.get(TEXTCONV, "")
    if lines.started(line) and f" {__version__} " not in line:
        yield f"{TEXTCONV} {OUTDATED}"
    if found.get(CACHE) == "false":
        yield f"{CACHE} = false: {FORGOTTEN}"


def unmatched_maps(maps: Sequence[str]) -> list[str]:
    """The maps that git does not pass to journeymap."""
    unmatched: list[str] = []
    for start in range(0, len(maps), 200):
        listed = run(Path(), "check-attr", "-z", "merge", "--", *maps[start : start + 200])
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
    """The lines of a file with their line endings; empty if it does not exist."""
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
