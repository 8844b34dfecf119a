"""Validating data in long form: against its model, and values that depend on others.

A model sees one value at a time. Scores on the scale, metrics within the range of their kind and the ids of declared
lanes are checked separately, so that both kinds of problems are reported together. Values that the model rejects are
skipped here.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice
from typing import Any, Final, TypeAlias, TypeVar, get_args

from pydantic import ValidationError

from journeymap_cli.load.filters import check_filters
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey, Scale
from journeymap_cli.model.lanes import BUILT_IN
from journeymap_cli.model.metric import RANGES, MetricKind
from journeymap_cli.model.node import Step
from journeymap_cli.model.scalars import MOST_DIGITS, parse_duration, parse_number
from journeymap_cli.model.slug import as_id, is_slug, refusal, slug
from journeymap_cli.nearest import nearest
from journeymap_cli.phrases import kind_of, quoted
from journeymap_cli.problem import Path, Problem, Related
from journeymap_cli.rule_ids import BAD_ID, BAD_VALUE, DUPLICATE_KEY, OUT_OF_RANGE, WRONG_TYPE

MOST: Final = 1_000
"""The maximum number of problems: a file may have a million. The rest appear once these are fixed."""

LONGEST: Final = MOST_DIGITS + 2
"""The maximum length of a number, with its sign and decimal point. The model rejects longer ones."""

KINDS: Final = get_args(MetricKind)
SCALE_KEYS: Final = {key.alias or name for name, key in Scale.model_fields.items()}

Limits: TypeAlias = tuple[Decimal, Decimal]
NO_LIMITS: Final[Limits] = (Decimal("-Infinity"), Decimal("Infinity"))
P = TypeVar("P", bound=Model)
Bare: TypeAlias = Callable[[Path], bool]
"""Returns whether the key at a path has no colon, like the second in `{text: Examines, explains}`."""


def check(data: Any, part: type[P], is_bare: Bare = lambda _: False) -> tuple[P | None, list[Problem]]:
    """Validate data in long form. Returns the part, None if it is not valid, and all problems."""
    if not isinstance(data, dict):
        message = f"expected a mapping, found {kind_of(data)}"
        return None, [Problem(WRONG_TYPE, message, hint="start with 'title: ...'")]
    found = list(islice(chain(check_ranges(data), check_filters(data, part)), MOST))
    try:
        return part.model_validate(data), found
    except ValidationError as error:
        from journeymap_cli.load.wording import problems  # not needed for valid maps

        details = error.errors(include_url=False)
        return None, [*islice(problems(details, part, is_bare, _own_lanes(data)), MOST), *found]


class KnownSteps:
    """The valid steps of a map. Identical steps of another version need not be checked again.

    A step depends on nothing outside it except the scale of the map.
    """

    def __init__(self) -> None:
        self._scale: Any = None
        self._steps: dict[str, tuple[dict[str, Any], Step]] = {}

    def remember(self, data: dict[str, Any], journey: Journey) -> None:
        """Add the steps of a valid map. `data` is its data in long form with ids, which must not change afterwards."""
        self._scale = data.get("scale")
        for stage, part in zip(data["stages"], journey.stages, strict=True):
            for step, known in zip(stage.get("steps", ()), part.steps, strict=True):
                if isinstance(step, dict):
                    self._steps[step["id"]] = step, known

    def put_into(self, data: dict[str, Any]) -> None:
        """Replace the data of each known step by the step, in place."""
        if not identical(data.get("scale"), self._scale):
            return
        for _, stage in _entries(data, "stages"):
            if isinstance(steps := stage.get("steps"), list):
                stage["steps"] = [self._known(step) for step in steps]

    def _known(self, step: Any) -> Any:
        name = step.get("id") if isinstance(step, dict) else None
        found = self._steps.get(name) if isinstance(name, str) else None
        return found[1] if found and identical(step, found[0]) else step


def identical(one: Any, other: Any) -> bool:
    """Whether two values are equal and have the same types throughout: a derived id differs from a written one."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(identical(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(identical, one, other))
    return bool(one == other)


def _own_lanes(data: dict[str, Any]) -> set[str]:
    """The ids of the lanes that the data declares, and their labels as ids."""
    lanes = [lane for lane in _list(data.get("lanes")) if isinstance(lane, dict) and lane.get("id") not in BUILT_IN]
    written = [lane[key] for lane in lanes for key in ("id", "label") if isinstance(lane.get(key), str)]
    return {slug(text) for text in written}


def check_ranges(data: dict[str, Any]) -> Iterator[Problem]:
    """Problems of values that do not fit other values."""
    yield from _check_lanes(data)
    scale, ends = data.get("scale", {}), _ends(data)
    wrong = list(_check_ends(scale, *ends)) if ends else []
    yield from wrong
    limits = ends if ends and not wrong else NO_LIMITS
    if isinstance(scale, dict):
        yield from _check_labels(scale.get("labels"), limits)
    for path, node in _nodes(data):
        for at, metric in _entries(node, "metrics"):
            yield from _check_metric(metric, (*path, *at))
        for at, emotion in _entries(node, "emotion"):
            yield from _check_number(emotion, (*path, *at), "score", limits, "the scale of this map")
        yield from _repeated(node.get("cells"), (*path, "cells"), as_id)
    for path, metric in _entries(data, "metrics"):
        yield from _check_metric(metric, path)


def _ends(data: dict[str, Any]) -> Limits | None:
    """The ends of the scale; None if the model rejects them, or if a misspelt key may be the scale."""
    scale = data.get("scale", {})
    if not isinstance(scale, dict) or scale.keys() - SCALE_KEYS or any(map(_may_be_scale, data)):
        return None
    low, high = _number(scale.get("min", "-2")), _number(scale.get("max", "2"))
    return None if low is None or high is None else (low, high)


def _may_be_scale(key: str) -> bool:
    return key not in Journey.model_fields and nearest(key, ("scale",)) is not None


def _check_ends(scale: dict[str, Any], low: Decimal, high: Decimal) -> Iterator[Problem]:
    """Problems of the ends. A scale may run downwards, but not by accident, because one end is the default one."""
    where = ("scale", "min") if "min" in scale else ("scale", "max")
    if low == high:
        hint = "min is the score of the worst feeling, max of the best"
        yield Problem(BAD_VALUE, f"both ends of the scale are {low}", where, hint=hint)
    elif low > high and not {"min", "max"} <= scale.keys():
        other = f"max is {high}" if "min" in scale else f"min is {low}"
        message = f"the scale runs from {low} down to {high}, because {other} by default"
        yield Problem(BAD_VALUE, message, where, hint="write both min and max")


def _check_labels(labels: Any, limits: Limits) -> Iterator[Problem]:
    yield from _repeated(labels, ("scale", "labels"), _number)
    for key in labels if isinstance(labels, dict) else ():
        number = _number(key)
        if number is not None and not _within(number, limits):
            message = f"the label for {key} is outside the scale from {limits[0]} to {limits[1]}"
            hint = f"label a number from {limits[0]} to {limits[1]}"
            yield Problem(OUT_OF_RANGE, message, ("scale", "labels", key), hint=hint, key=True)


def _check_metric(metric: dict[str, Any], path: Path) -> Iterator[Problem]:
    kind = metric.get("kind", "custom")
    if kind not in KINDS:
        return
    limits = RANGES.get(kind)
    for key in ("value", "target"):
        text = metric.get(key)
        if kind != "duration" and isinstance(text, str) and parse_duration(text):
            message = f"{quoted(text)} is a duration, but the metric is of kind {kind}"
            yield Problem(WRONG_TYPE, message, (*path, key), hint="write a number, or set kind: duration")
        elif limits:
            pair = (Decimal(limits[0]), Decimal(limits[1]))
            yield from _check_number(metric, path, key, pair, f"the range for kind {kind}")


def _check_number(entry: dict[str, Any], path: Path, key: str, limits: Limits, what: str) -> Iterator[Problem]:
    number = _number(entry.get(key))
    if number is not None and not _within(number, limits):
        message = f"{key} {entry[key]} is outside {what}"
        yield Problem(OUT_OF_RANGE, message, (*path, key), hint=f"write a number from {limits[0]} to {limits[1]}")


def _within(number: Decimal, limits: Limits) -> bool:
    """Whether a number is between two ends, in either order: a scale may run downwards."""
    return min(limits) <= number <= max(limits)


def _check_lanes(data: dict[str, Any]) -> Iterator[Problem]:
    for number, lane in enumerate(_list(data.get("lanes"))):
        lane_id = lane.get("id") if isinstance(lane, dict) else None
        if isinstance(lane_id, str) and "label" in lane and lane_id not in BUILT_IN and not is_slug(lane_id):
            message, hint = refusal(lane_id)
            yield Problem(BAD_ID, message, ("lanes", number, "id"), hint=hint)


def _repeated(mapping: Any, path: Path, normalized: Callable[[str], Any]) -> Iterator[Problem]:
    """Problems of keys that are another spelling of an earlier one. The model would keep only the last of them."""
    first: dict[Any, str] = {}
    for key in mapping if isinstance(mapping, dict) else ():
        value = normalized(key)
        if value is not None and value in first:
            related = (Related("first here", (*path, first[value]), key=True),)
            message = f"duplicate key {quoted(value)}"
            yield Problem(DUPLICATE_KEY, message, (*path, key), hint="keep one of the two", key=True, related=related)
        first.setdefault(value, key)


def _nodes(data: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path, stage in _entries(data, "stages"):
        yield path, stage
        for at, step in _entries(stage, "steps"):
            yield (*path, *at), step


def _entries(holder: dict[str, Any], key: str) -> Iterable[tuple[Path, dict[str, Any]]]:
    if key not in holder:
        return ()
    return (((key, number), entry) for number, entry in enumerate(_list(holder[key])) if isinstance(entry, dict))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: Any) -> Decimal | None:
    """Parse a number that the model accepts; None for anything else."""
    return parse_number(value) if isinstance(value, str) and len(value) <= LONGEST else None
