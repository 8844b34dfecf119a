"""The page of a comparison: the new map with every change marked in place, and a list of changes that link there."""

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.errors import UsageError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.links import LinkBase
from journeymap_cli.language.language import Language
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.html.overlay import ChangeOverlay, HeadMark, VersionName
from journeymap_cli.render.html.page import page
from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import curves
from journeymap_cli.report.changes.before_after import shifted_facts
from journeymap_cli.report.changes.compared import Compared
from journeymap_cli.report.changes.counters import Counters
from journeymap_cli.report.changes.marks import kind_of, sign, top_marks
from journeymap_cli.report.changes.union import GONE
from journeymap_cli.view import lens


def report(comparison: Comparison, options: Options) -> bytes:
    """Render the page; for a removed map, that of its last version. Raises UsageError if there is no version."""
    old, new = comparison.old, comparison.new
    journey = new or old
    if journey is None:
        raise UsageError("there is nothing to compare")
    language = Analysis(journey).language
    marks = _of_both(comparison, old, new, options.base) if old and new else _of_one(comparison, language)
    overlay = marks._replace(
        versions=(_version(comparison.old_name, old, new), _version(comparison.new_name, new, old)),
        groups=tuple(Counters(comparison, journey).groups()),
    )
    return page(journey, options._replace(images=tuple(comparison.images.items())), overlay)


def _version(name: str, journey: Journey | None, other: Journey | None) -> VersionName:
    """The name of a version, with its state and status if they differ from those of the other one."""
    if not journey or not other or (journey.state, journey.status) == (other.state, other.status):
        return VersionName(name, "", "")
    facts = Analysis(journey)
    return VersionName(name, lens.state(facts, journey.state), lens.status(facts))


def _of_both(comparison: Comparison, old: Journey, new: Journey, base: LinkBase) -> ChangeOverlay:
    compared = Compared(comparison, old, new, base)
    curve, past = curves.both(comparison, old, new, compared.union)
    return ChangeOverlay(
        table=compared.table,
        number=compared.number,
        old_number=compared.old_number,
        lost=GONE,
        fresh=compared.fresh,
        notes=compared.notes,
        heads=compared.heads,
        tops=top_marks(comparison, new, compared.language),
        curve=curve,
        past=past,
        old_title=old.title if old.title != new.title else None,
        facts=tuple(shifted_facts(comparison, Analysis(old), Analysis(new))),
    )


def _of_one(comparison: Comparison, language: Language) -> ChangeOverlay:
    """The marks of a new or a removed map: every stage is marked; a removed map has no places to link to."""
    heads = {
        change.path.stage: HeadMark(sign(kind_of([change]), language))
        for change in comparison.changes
        if change.path.stage
    }
    return ChangeOverlay(heads=heads, lost=None if comparison.new else "")
