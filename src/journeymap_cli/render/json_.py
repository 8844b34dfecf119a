"""The journey in long form, and the figures derived from it, as JSON."""

import datetime
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, TypeVar

from journeymap_cli.characters import BOM, LINE_SEPARATORS, MORE_CONTROLS
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import listed
from journeymap_cli.facts.feelings import score_of
from journeymap_cli.facts.participants import participants
from journeymap_cli.facts.selection import change_nodes, without_lost_addresses
from journeymap_cli.model.journey import Journey, Scale
from journeymap_cli.model.node import Node
from journeymap_cli.regexes import regex
from journeymap_cli.render.options import Options

DIGITS: Final = regex(r'"\\u0000([\d.-]+)"')
"""A number as `_as_digits` passes it through the JSON encoder, which cannot encode Decimal.

The NUL marks it: no text of a journey contains one.
"""

N = TypeVar("N", bound=Node)

HIDDEN: Final = regex(f"[{MORE_CONTROLS}{LINE_SEPARATORS}{BOM}]")
"""Characters that JSON allows unescaped, but that YAML or JavaScript would read differently."""


def render(journey: Journey, options: Options) -> bytes:
    """One object: `journey` in long form, and the derived `figures`."""
    journey = without_lost_addresses(journey)
    data: dict[str, Any] = {"journey": long_form(journey), "figures": figures(journey)}
    if options.sha256:
        data["sha256"] = options.sha256
    if options.stamp:
        data["stamp"] = options.stamp
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_as_digits)
    return (DIGITS.sub(r"\1", HIDDEN.sub(_escape, text)) + "\n").encode()


def _as_digits(value: Decimal) -> str:
    return f"\0{value:f}"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def same(old: bytes, new: bytes) -> bool:
    """Whether an existing file is up to date."""
    return old == new


def long_form(journey: Journey) -> dict[str, Any]:
    """The journey as it could be written in one file: with every id, without defaults, and with imported entries."""
    whole = journey.model_copy(update={"personas": participants(journey), "lanes": listed(journey), "imports": ()})
    whole = change_nodes(whole, lambda node: _with_scores(node, journey.scale))
    data: dict[str, Any] = _plain(whole.model_dump(by_alias=True, exclude_defaults=True))
    return {"journeymap": journey.journeymap, **data}


def _with_scores(node: N, scale: Scale) -> N:
    """The node with the scores that follow from labels; `derived` marks them, so that they are dropped when read."""
    if all(entry.score is not None for entry in node.emotion):
        return node
    emotion = tuple(
        entry.model_copy(update={"score": score, "derived": True})
        if entry.score is None and (score := score_of(entry, scale)) is not None
        else entry
        for entry in node.emotion
    )
    return node.model_copy(update={"emotion": emotion})


def _plain(value: Any) -> Any:
    """Convert a pydantic dump to JSON values, with the keys of other tools (`x-`) back in place."""
    if isinstance(value, Mapping):
        own = {_key(key): _plain(entry) for key, entry in value.items() if key != "x-"}
        return {**own, **value.get("x-", {})}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _key(key: Decimal | str) -> str:
    return f"{key:f}" if isinstance(key, Decimal) else key


def figures(journey: Journey) -> dict[str, Any]:
    """The derived figures; null for one that cannot be derived."""
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
