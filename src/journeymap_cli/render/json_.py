"""The journey in long form, and what follows from it."""

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from journeymap_cli.facts.cast import cast
from journeymap_cli.facts.columns import columns
from journeymap_cli.facts.entries import count_entries
from journeymap_cli.facts.evidence import evidence_share
from journeymap_cli.facts.priorities import priorities
from journeymap_cli.facts.reach import drop_offs
from journeymap_cli.facts.review import review_due
from journeymap_cli.facts.scores import low_points
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.options import Options

SUFFIX: Final = ".json"
BINARY: Final = False
DIAGRAMS: Final = False


def render(journey: Journey, options: Options) -> bytes:
    """One object: `journey` as a file in long form, `figures` as derived."""
    data: dict[str, Any] = {"journey": long_form(journey), "figures": figures(journey)}
    if options.stamp:
        data["stamp"] = options.stamp
    return (json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n").encode()


def same(old: bytes, new: bytes) -> bool:
    """Whether a file that was written holds what would be written now."""
    return old == new


def long_form(journey: Journey) -> dict[str, Any]:
    """The journey as one file could say it: every id written, defaults left out, imported entries as its own."""
    people = {persona.id for persona in cast(journey)}
    whole = journey.model_copy(
        update={"personas": tuple(who for who in journey.personas if who.id in people), "imports": ()}
    )
    data: dict[str, Any] = _plain(whole.model_dump(by_alias=True, exclude_defaults=True))
    return {"journeymap": journey.journeymap, **data}


def _plain(value: Any) -> Any:
    """Pydantic's dump as JSON has it: numbers as numbers, keys of other tools where they stood."""
    if isinstance(value, Mapping):
        others = value.get("x-")
        if isinstance(others, Mapping):
            value = {**{key: entry for key, entry in value.items() if key != "x-"}, **others}
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return number(value) if isinstance(value, Decimal) else value


def number(value: Decimal) -> int | float:
    """A decimal as JSON writes it."""
    return int(value) if value == value.to_integral_value() else float(value)


def figures(journey: Journey) -> dict[str, Any]:
    """What the format derives; a figure that cannot be derived is null."""
    share, due = evidence_share(journey), review_due(journey)
    return {
        "columns": len(columns(journey)),
        "personas": [persona.id for persona in cast(journey)],
        "items": count_entries(journey),
        "evidence": {"supported": share.supported, "total": share.total},
        "low_points": {
            line: [{"id": low.node.id, "name": low.node.name, "score": number(low.score)} for low in lows]
            for line, lows in low_points(journey).items()
        },
        "drop_offs": [
            {"from": drop.start.column.node.id, "to": drop.end.column.node.id, "points": number(drop.points)}
            for drop in drop_offs(journey)
        ],
        "priorities": [priority.opportunity.id or priority.opportunity.text for priority in priorities(journey)],
        "review_due": due.isoformat() if due else None,
    }
