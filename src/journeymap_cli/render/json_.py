"""The journey in long form, and what follows from it."""

import datetime
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from journeymap_cli.characters import BOM, LINE_SEPARATORS, MORE_CONTROLS
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import listed
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.options import Options

DIGITS: Final = re.compile(r'"\\u0000([\d.-]+)"')
"""A number on its way through the encoder, which knows no decimals; no text of a journey has the character NUL."""

HIDDEN: Final = re.compile(f"[{MORE_CONTROLS}{LINE_SEPARATORS}{BOM}]")
"""What JSON may hold as it is, but YAML or a script would not read the same way."""


def render(journey: Journey, options: Options) -> bytes:
    """One object: `journey` as a file in long form, `figures` as derived."""
    data: dict[str, Any] = {"journey": long_form(journey), "figures": figures(journey)}
    if options.stamp:
        data["stamp"] = options.stamp
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_as_digits)
    return (DIGITS.sub(r"\1", HIDDEN.sub(_escape, text)) + "\n").encode()


def _as_digits(value: Decimal) -> str:
    return f"\0{value:f}"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def same(old: bytes, new: bytes) -> bool:
    """Whether a file that was written holds what would be written now."""
    return old == new


def long_form(journey: Journey) -> dict[str, Any]:
    """The journey as one file could say it: every id written, defaults left out, imported entries as its own."""
    whole = journey.model_copy(update={"personas": participants(journey), "lanes": listed(journey), "imports": ()})
    data: dict[str, Any] = _plain(whole.model_dump(by_alias=True, exclude_defaults=True))
    return {"journeymap": journey.journeymap, **data}


def _plain(value: Any) -> Any:
    """Pydantic's dump as JSON has it, with the keys of other tools where they stood."""
    if isinstance(value, Mapping):
        ours = {_key(key): _plain(entry) for key, entry in value.items() if key != "x-"}
        return {**ours, **value.get("x-", {})}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _key(key: Decimal | str) -> str:
    return f"{key:f}" if isinstance(key, Decimal) else key


def figures(journey: Journey) -> dict[str, Any]:
    """What the format derives; a figure that cannot be derived is null."""
    facts = Analysis(journey)
    share, due = facts.evidence_share, facts.review_due
    return {
        "columns": len(facts.columns),
        "personas": [persona.id for persona in facts.participants],
        "items": facts.counts,
        "evidence": {"supported": share.supported, "total": share.total},
        "low_points": {
            line: [{"id": low.node.id, "name": low.node.name, "score": low.score} for low in lows]
            for line, lows in facts.low_points.items()
        },
        "drop_offs": [
            {"from": drop.start.column.node.id, "to": drop.end.column.node.id, "points": drop.points}
            for drop in facts.drop_offs
        ],
        "priorities": [priority.opportunity.id or priority.opportunity.text for priority in facts.priorities],
        "review_due": due.isoformat() if due else None,
    }
