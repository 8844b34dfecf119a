"""Comparing versions of maps."""

from collections.abc import Iterable, Iterator
from itertools import chain
from os import PathLike, fspath
from typing import NamedTuple

from journeymap_cli.app.pairs import Pair, Pairs, SubmoduleMove, VersionRequest, counterpart_pair, file_pair, pairs
from journeymap_cli.app.service_paths import service_path
from journeymap_cli.app.sources import FailedSource
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import JourneymapError
from journeymap_cli.yamlsource.text import MAX_SIZE


def wanted_pairs(request: VersionRequest, max_size: int = MAX_SIZE) -> tuple[list[Pair | SubmoduleMove], bool]:
    """The pairs to compare, and whether the request is for several maps. Raises UsageError, GitError."""
    if request.files:
        return [file_pair(*request.files, max_size)], False
    if request.counterpart is not None:
        return [counterpart_pair(request.counterpart, max_size)], False
    found = pairs(request, max_size)
    if not request.paths:
        return list(found.below(None)), True
    several = len(request.paths) > 1 or found.is_folder(request.paths[0])
    wanted = chain.from_iterable(_of_path(path, found) for path in request.paths)
    return list({_name(pair): pair for pair in wanted}.values()), several


def _name(pair: Pair | SubmoduleMove) -> tuple[str, str]:
    """A key that is the same for a pair that is found twice, as two paths may contain it."""
    return (pair.path, "") if isinstance(pair, SubmoduleMove) else (pair.old.name, pair.new.name)


def _of_path(path: str, found: Pairs) -> Iterator[Pair | SubmoduleMove]:
    if found.is_folder(path):
        yield from found.below(path)
    else:
        yield found.file(path)


class ReportedMove(NamedTuple):
    """A line about a submodule that differs. With `is_error`, it says why the maps there cannot be compared."""

    text: str
    is_error: bool


def compare_pairs(
    wanted: Iterable[Pair | SubmoduleMove], *, whole: bool = False
) -> Iterator[Comparison | FailedSource | ReportedMove]:
    """Compare each pair. `whole` includes notes, links and the order of plain lists."""
    done = list[Comparison | FailedSource | ReportedMove]()
    for pair in wanted:
        if isinstance(pair, SubmoduleMove):
            inside = done[len(done) - pair.pairs :]
            changed = sum(isinstance(each, Comparison) and bool(each.changes) for each in inside)
            done.append(ReportedMove(pair.error or pair.text(changed), bool(pair.error)))
        else:
            done.append(_compared(pair, whole=whole))
        yield done[-1]


def _compared(pair: Pair, *, whole: bool) -> Comparison | FailedSource:
    version = pair.old
    try:
        old = version.version()
        version = pair.new
        new = version.version()
    except JourneymapError as error:
        return FailedSource(version, error)
    journeys = old and old.journey, new and new.journey
    images = {**(old.images if old else {}), **(new.images if new else {})}
    return Comparison(pair.old.name, pair.new.name, *journeys, pair.file, whole, service_path(pair.file), images)


def compare_maps(
    old: str | PathLike[str], new: str | PathLike[str], *, whole: bool = False, max_size: int = MAX_SIZE
) -> Comparison:
    """Compare two versions of a map: files, or files of a git revision such as `HEAD~3:maps/pay.yaml`.

    `whole` includes notes, links and the order of plain lists. Raises InvalidJourneyError, UnreadableError, GitError.
    """
    pair = file_pair(fspath(old), fspath(new), max_size)
    compared = _compared(pair, whole=whole)
    if isinstance(compared, FailedSource):
        raise compared.error
    return compared
