"""Parsing the arguments of `journeymap diff`: files, or revisions and paths."""

import os
from collections.abc import Sequence
from pathlib import Path

from journeymap_cli.app.discover import STDIN
from journeymap_cli.app.pairs import VersionRequest, blob
from journeymap_cli.errors import GitError, UsageError
from journeymap_cli.revisions import Repository


def diff_arguments(
    words: Sequence[str], path_count: int | None, *, staged: bool, counterpart: bool = False
) -> VersionRequest:
    """The versions to compare. `path_count` is the number of words after `--`, None without `--`. Raises UsageError."""
    if counterpart:
        if len(words) != 1 or staged:
            raise UsageError("--counterpart takes one map and compares it with its counterpart")
        return VersionRequest(counterpart=words[0])
    if path_count is None and not staged and len(words) == 2 and all(map(_is_version, words)):
        return VersionRequest(files=(words[0], words[1]))
    cut = len(words) - path_count if path_count is not None else _first_path(words)
    revisions, paths = tuple(words[:cut]), tuple(words[cut:])
    most = 1 if staged else 2
    if len(revisions) > most or (len(revisions) == 2 and any(".." in name for name in revisions)):
        raise UsageError(f"too many revisions: {', '.join(revisions)}")
    return VersionRequest(revisions=revisions, paths=paths, staged=staged)


def _is_version(word: str) -> bool:
    """Whether a word names a version of a map by itself: a file, standard input or `REV:path`."""
    return word == STDIN or (Path(word).exists() and not Path(word).is_dir()) or blob(word) is not None


def _first_path(words: Sequence[str]) -> int:
    """The index of the first word that exists as a path. Raises UsageError if a word before it is not a revision."""
    here = Repository(Path())
    is_bare = _is_bare(here)
    for at, word in enumerate(words):
        if os.path.lexists(word) and not is_bare:
            return at
        if ".." not in word and blob(word) is None and not here.is_revision(word):
            raise UsageError(f"'{word}' is neither a file nor a revision; write -- before a file that was removed")
    return len(words)


def _is_bare(here: Repository) -> bool:
    """Whether this is a bare repository, whose files belong to git, such as `HEAD`."""
    try:
        return not here.has_work_tree
    except GitError:
        return False
