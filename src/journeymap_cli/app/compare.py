"""From words to comparisons: the pairs that are meant, each read and compared."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from journeymap_cli.app.pairs import Pair, Pairs, file_pair, pairs
from journeymap_cli.app.sources import Version
from journeymap_cli.cli.console import Console
from journeymap_cli.cli.diff_arguments import DiffArguments
from journeymap_cli.cli.failures import CANNOT
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import JourneymapError
from journeymap_cli.model.journey import Journey


def wanted(meant: DiffArguments, max_size: int, *, staged: bool) -> tuple[list[Pair], bool]:
    """What is compared, and whether more than one map was asked for. Raises Usage, GitFailed."""
    if meant.files:
        return [file_pair(*meant.files, max_size)], False
    found = pairs(meant, max_size, staged=staged)
    if not meant.paths:
        return list(found.below(None)), True
    several = len(meant.paths) > 1 or Path(meant.paths[0]).is_dir()
    return list(chain.from_iterable(_meant_by(path, found) for path in meant.paths)), several


def _meant_by(path: str, found: Pairs) -> Iterator[Pair]:
    if Path(path).is_dir():
        yield from found.below(path)
    else:
        yield found.file(path)


def compare_all(wanted: Iterable[Pair], console: Console, *, whole: bool) -> tuple[list[Comparison], int]:
    """Every comparison that can be made; exit code 2 where one cannot."""
    comparisons, code = [], 0
    for pair in wanted:
        try:
            old, new = _read(pair.old, console), _read(pair.new, console)
        except Unusable:
            code = CANNOT
            continue
        comparisons.append(Comparison(pair.old.name, pair.new.name, old, new, pair.file, whole))
    return comparisons, code


class Unusable(Exception):
    """A version cannot be used; why has been told."""


def _read(version: Version, console: Console) -> Journey | None:
    try:
        return version.journey()
    except JourneymapError as error:
        version.tell(error, console)
        raise Unusable from error
