"""The maps that a map links to: whether they exist or lead back, and which pain points remain in that of the future."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from journeymap_cli.errors import UnreadableError
from journeymap_cli.facts.columns import nodes
from journeymap_cli.facts.priorities import pain_keys
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.load.reader import Reader
from journeymap_cli.load.shared import unread
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.slug import as_id
from journeymap_cli.problem import Problem
from journeymap_cli.rule_ids import JOURNEY_CYCLE
from journeymap_cli.yamlsource.read import read_yaml


def check_journeys(journey: Journey, name: str, reader: Reader) -> Iterator[Problem]:
    """Problems of each `journey` or `counterpart` without a file inside the folder, or that leads back here."""
    if journey.counterpart is not None:
        try:
            reader.read(name, journey.counterpart)
        except UnreadableError as error:
            yield unread(error, journey.counterpart, ("counterpart",))
    leads_back: dict[str, bool] = {}
    for path, _, node in nodes(journey):
        if node.journey is None:
            continue
        at = (*path, "journey")
        try:
            file, raw = reader.read(name, node.journey)
        except UnreadableError as error:
            yield unread(error, node.journey, at)
            continue
        if file not in leads_back:
            leads_back[file] = _leads_to(name, file, raw, reader)
        if leads_back[file]:
            message = f"'{node.journey}' leads back to this map"
            yield Problem(JOURNEY_CYCLE, message, at, hint="a map cannot be a detail of itself: remove one link")


def future_pains(journey: Journey, name: str, reader: Reader) -> frozenset[str] | None:
    """The keys of the pain points in the counterpart of a current map; None without a readable map of the future.

    The counterpart is read, but not validated: its problems do not matter here.
    """
    if journey.counterpart is None or journey.state != "current":
        return None
    try:
        _, raw = reader.read(name, journey.counterpart)
    except UnreadableError:
        return None
    data = normalize(read_yaml(raw).data, FieldShape(part=Journey))
    if not isinstance(data, dict) or data.get("state") != "future":
        return None
    return frozenset(key for pain in _pains(data) for key in _pain_keys(pain))


def _pains(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    stages = [*_mappings(data, "stages")]
    for holder in (data, *stages, *(step for stage in stages for step in _mappings(stage, "steps"))):
        yield from _mappings(holder, "pain_points")


def _pain_keys(pain: dict[str, Any]) -> frozenset[str]:
    id_, text = (value if isinstance(value := pain.get(key), str) else "" for key in ("id", "text"))
    return pain_keys(as_id(id_), text)


def _leads_to(goal: str, file: str, raw: bytes, reader: Reader) -> bool:
    """Whether a map links to the goal, directly or through other maps."""
    wanted, seen = _place(goal), set[str]()
    waiting = [(file, raw)]
    while waiting:
        name, content = waiting.pop()
        key = _place(name)
        if key == wanted:
            return True
        if key in seen:
            continue
        seen.add(key)
        for path in _named_in(content):
            try:
                waiting.append(reader.read(name, path))
            except UnreadableError:
                continue
    return False


def _place(name: str) -> str:
    return os.path.normpath(FilePath(name).absolute())


@lru_cache(maxsize=1000)
def _named_in(raw: bytes) -> tuple[str, ...]:
    """The maps that a file links to; cached, because many maps may link to the same file."""
    return tuple(dict.fromkeys(named_maps(read_yaml(raw).data)))


def named_maps(data: Any) -> Iterator[str]:
    """The paths under `journey` in stages and steps, from data that need not be valid."""
    for stage in _mappings(data, "stages"):
        for node in (stage, *_mappings(stage, "steps")):
            if isinstance(path := node.get("journey"), str):
                yield path


def named_beside(data: Any) -> Iterator[str]:
    """The paths of the counterpart of a map and of its pictures."""
    if isinstance(data, dict) and isinstance(data.get("counterpart"), str):
        yield data["counterpart"]
    stages = [*_mappings(data, "stages")]
    steps = [step for stage in stages for step in _mappings(stage, "steps")]
    for holder in (*_mappings(data, "personas"), *stages, *steps):
        for image in _mappings(holder, "image"):
            if isinstance(image.get("file"), str):
                yield image["file"]


def _mappings(holder: Any, key: str) -> Iterator[dict[str, Any]]:
    entries = holder.get(key) if isinstance(holder, dict) else None
    entries = entries if isinstance(entries, list) else [entries]
    return (entry for entry in entries if isinstance(entry, dict))
