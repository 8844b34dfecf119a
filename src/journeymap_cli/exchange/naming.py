"""Names and ids of what is imported."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.scalars import VISIBLE
from journeymap_cli.model.slug import free, slug

OURS: Final = (Decimal(-2), Decimal(2))
LOWEST, HIGHEST = Decimal(1), Decimal(5)
LONGEST_ID: Final = 60


def with_ids(names: Sequence[str], otherwise: str) -> dict[str, str]:
    """Return a unique id for each name; `otherwise` is for names from which no id can be derived.

    The names must differ.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    last: dict[str, str] = {}
    for name in names:
        wanted = slug(name) or otherwise
        last[wanted] = found[name] = free(wanted, taken, last.get(wanted))
        taken.add(found[name])
    return found


def named(name: str, id_: str, key: str = "name") -> dict[str, Any]:
    """Return an entry of a registry, with its id only if that does not follow from the name."""
    return {key: name} if slug(name) == id_ else {"id": id_, key: name}


def unique(data: dict[str, Any]) -> dict[str, Any]:
    """Return a map in which a stage or step has an id if the one derived from its name is already taken."""
    taken: set[str] = set()
    last: dict[str, str] = {}

    def with_id(node: dict[str, Any], otherwise: str) -> dict[str, Any]:
        wanted = slug(node["name"]) or otherwise
        last[wanted] = found = free(wanted, taken, last.get(wanted))
        taken.add(found)
        return node if found == wanted else {"id": found, **node}

    stages = []
    for stage in data["stages"]:
        own = with_id(stage, "stage")
        steps = [with_id(step, "step") for step in stage.get("steps", ())]
        stages.append({**own, "steps": steps} if steps else own)
    return {**data, "stages": stages}


def visible(*texts: str) -> str:
    """Return the first text with a visible character, or the last text if there is none."""
    return next((text for text in texts if VISIBLE.search(text)), texts[-1])


def lines_of(texts: Iterable[str | None]) -> Iterator[str]:
    """Return the texts that are not empty, without repetitions."""
    return iter(dict.fromkeys(text for text in texts if text))


def scale_for(scores: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and highest value of a scale for scores; None if the usual scale fits."""
    if all(OURS[0] <= score <= OURS[1] for score in scores):
        return None
    return min(LOWEST, *scores), max(HIGHEST, *scores)


def own_id(label: str) -> str:
    """Return the id of a lane of the map's own, short enough for a key."""
    return slug(label)[:LONGEST_ID].strip("-") or "lane"


def own_ids(labels: Iterable[str]) -> dict[str, str]:
    """Return a unique id for each label of a lane of the map's own; none is that of a built-in lane."""
    found: dict[str, str] = {}
    taken, last = set(BY_ID), dict[str, str]()
    for label in labels:
        if label not in found:
            wanted = own_id(label)
            last[wanted] = found[label] = free(wanted, taken, last.get(wanted))
            taken.add(found[label])
    return found
