"""The signs in a table that a key explains."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from journeymap_cli.language.language import Language
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.view.cells import EntryView, Feeling, PainDetail
from journeymap_cli.view.column_headers import NodeView
from journeymap_cli.view.swimlanes import Swimlanes

SUPPORTED: Final[tuple[Evidence, ...]] = ("observed", "reported")
UNSUPPORTED: Final[tuple[Evidence, ...]] = ("assumed", "proposed")


def signs(table: Swimlanes, *, bridges: bool = False) -> frozenset[str]:
    """The signs that a table uses: evidence, severities, `star`, `bridge`, and `pale` for unsupported scores."""
    found = {sign for entry in table.entries() for sign in _of_entry(entry)}
    if any(node.moment_of_truth for node in _nodes(table)):
        found.add("star")
    if bridges:
        found.add("bridge")
    return frozenset(found)


def present(used: frozenset[str], wanted: tuple[str, ...]) -> str:
    """The wanted signs that are used, joined as in `observed or reported`; empty if there are none."""
    return " or ".join(sign for sign in wanted if sign in used)


def _of_entry(entry: EntryView) -> Iterator[str]:
    if entry.evidence:
        yield entry.evidence
    if isinstance(entry.detail, PainDetail) and entry.detail.severity:
        yield entry.detail.severity
    if isinstance(entry.detail, Feeling) and entry.detail.score and entry.evidence not in SUPPORTED:
        yield "pale"


def evidence_marks(table: Swimlanes, language: Language) -> tuple[tuple[Evidence, ...], str]:
    """The kinds of evidence that get a sign, because they are the minority, and a sentence about the others."""
    counts = Counter(entry.evidence for entry in table.entries() if entry.evidence)
    supported, unsupported = (tuple(kind for kind in kinds if counts[kind]) for kinds in (SUPPORTED, UNSUPPORTED))
    if not counts:
        return (), ""
    if not (supported and unsupported):
        return (), ALL_ALIKE[supported or unsupported](language)
    if 2 * sum(counts[kind] for kind in supported) < counts.total():
        return supported, REST[unsupported](language)
    return unsupported, REST[supported](language)


ALL_ALIKE: Final = {
    ("observed",): lambda language: language.gettext("All entries are observed."),
    ("reported",): lambda language: language.gettext("All entries are reported."),
    ("assumed",): lambda language: language.gettext("All entries are assumed."),
    ("proposed",): lambda language: language.gettext("All entries are proposed."),
    ("observed", "reported"): lambda language: language.gettext("All entries are observed or reported."),
    ("assumed", "proposed"): lambda language: language.gettext("All entries are assumed or proposed."),
}
REST: Final = {
    ("observed",): lambda language: language.gettext("everything else is observed"),
    ("reported",): lambda language: language.gettext("everything else is reported"),
    ("assumed",): lambda language: language.gettext("everything else is assumed"),
    ("proposed",): lambda language: language.gettext("everything else is proposed"),
    ("observed", "reported"): lambda language: language.gettext("everything else is observed or reported"),
    ("assumed", "proposed"): lambda language: language.gettext("everything else is assumed or proposed"),
}


def _nodes(table: Swimlanes) -> Iterator[NodeView]:
    yield from (stage.node for stage in table.stages)
    yield from (column.node for column in table.columns)
