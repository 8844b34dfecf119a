"""Names and ids of what is imported."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from journeymap_cli.model.scalars import VISIBLE
from journeymap_cli.model.slug import free, slug


def with_ids(names: Sequence[str], otherwise: str) -> dict[str, str]:
    """The id of each of some names, which differ: as derived ids, but none is taken twice."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    last: dict[str, str] = {}
    for name in names:
        wanted = slug(name) or otherwise
        last[wanted] = found[name] = free(wanted, taken, last.get(wanted))
        taken.add(found[name])
    return found


def named(name: str, id_: str) -> dict[str, Any]:
    """An entry of a registry, with its id where that does not follow from the name."""
    return {"name": name} if slug(name) == id_ else {"id": id_, "name": name}


def unique(data: dict[str, Any]) -> dict[str, Any]:
    """A map in which a stage or step has an id where another one before it has the same name."""
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
    """The first of some texts that shows anything."""
    return next((text for text in texts if VISIBLE.search(text)), texts[-1])


def lines_of(texts: Iterable[str | None]) -> Iterator[str]:
    """Texts that are not empty, each once."""
    return iter(dict.fromkeys(text for text in texts if text))
