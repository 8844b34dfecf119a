"""The words after `journeymap diff`: files, or revisions and paths."""

import os
from collections.abc import Sequence
from pathlib import Path

from journeymap_cli.app.pairs import VersionRequest, blob
from journeymap_cli.errors import UsageError
from journeymap_cli.revisions import Repository

STDIN = "-"


def diff_arguments(words: Sequence[str], after: int | None, *, staged: bool) -> VersionRequest:
    """What is meant; `after` words stood behind `--`, None where there was none. Raises Usage."""
    if after is None and not staged and len(words) == 2 and all(map(_is_version, words)):
        return VersionRequest(files=(words[0], words[1]))
    cut = len(words) - after if after is not None else _first_path(words)
    revisions, paths = tuple(words[:cut]), tuple(words[cut:])
    most = 1 if staged else 2
    if len(revisions) > most or (len(revisions) == 2 and any(".." in name for name in revisions)):
        raise UsageError(f"too many revisions: {', '.join(revisions)}")
    return VersionRequest(revisions=revisions, paths=paths, staged=staged)


def _is_version(word: str) -> bool:
    """Whether a word stands for one version of a map by itself."""
    return word == STDIN or (Path(word).exists() and not Path(word).is_dir()) or blob(word) is not None


def _first_path(words: Sequence[str]) -> int:
    """Where the paths begin: behind the last word that is no path and names a revision."""
    here = Repository(Path())
    for at, word in enumerate(words):
        if os.path.lexists(word):
            return at
        if ".." not in word and blob(word) is None and not here.is_revision(word):
            raise UsageError(f"'{word}' is no file and no revision here: for a file that is gone, write -- before it")
    return len(words)
