"""Merging: three versions of a map to one."""

from collections.abc import Sequence
from typing import NamedTuple

from journeymap_cli.app.sources import FailedSource, MapSource
from journeymap_cli.errors import JourneymapError
from journeymap_cli.merge.merging import Merging
from journeymap_cli.yamlsource.text import MAX_SIZE


class Merged(NamedTuple):
    """The merged text; where it is not clean, conflicts are left between git's marks."""

    content: bytes
    is_clean: bool


def unusable(versions: Sequence[MapSource]) -> list[FailedSource]:
    """The versions that are no valid maps, and why; each is read once."""
    failed = []
    for version in versions:
        try:
            version.journey()
        except JourneymapError as error:
            failed.append(FailedSource(version, error))
    return failed


def merge(base: MapSource, ours: MapSource, theirs: MapSource, *, max_size: int = MAX_SIZE) -> Merged:
    """Three versions that were read, as one: comments and layout are those of ours."""
    merging = Merging(ours.name, (ours.name, base.name, theirs.name), max_size=max_size)
    return Merged(*merging.merge(base.raw, ours.raw, theirs.raw))
