"""The words of closed lists, such as severities, in the language of the map."""

from collections.abc import Iterator

from journeymap_cli.facts.priorities import CLOSED
from journeymap_cli.language.language import Language
from journeymap_cli.model.entries import Frequency, Level, Opportunity, PainSeverity, Progress
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.view import wording


def severity(language: Language, value: PainSeverity) -> str:
    """A severity, as `severe`."""
    return language.pgettext("severity", value)


def severities(language: Language, value: PainSeverity | None, amount: int) -> str:
    """How many have a severity, as `3 severe`; None is unrated."""
    words = {
        "minor": language.ngettext("%(number)s minor", "%(number)s minor", amount),
        "moderate": language.ngettext("%(number)s moderate", "%(number)s moderate", amount),
        "severe": language.ngettext("%(number)s severe", "%(number)s severe", amount),
        None: language.ngettext("%(number)s unrated", "%(number)s unrated", amount),
    }
    return words[value] % {"number": wording.count(amount, language)}


def frequency(language: Language, value: Frequency) -> str:
    """A frequency, as `often`."""
    return language.pgettext("frequency", value)


def priority(language: Language, value: int) -> str:
    """A priority, as `priority 1`."""
    return language.gettext("priority %(number)s") % {"number": wording.count(value, language)}


def progress(language: Language, value: Progress) -> str:
    """The status of an opportunity or solution, as `in progress`."""
    return language.pgettext("progress", value.replace("-", " "))


def evidence(language: Language, value: Evidence) -> str:
    """A kind of evidence, as `observed`."""
    return language.pgettext("evidence", value)


def impact(language: Language, level: Level) -> str:
    """An impact, as `high impact`."""
    words = {
        "low": language.gettext("low impact"),
        "medium": language.gettext("medium impact"),
        "high": language.gettext("high impact"),
    }
    return words[level]


def effort(language: Language, level: Level) -> str:
    """An effort, as `low effort`."""
    words = {
        "low": language.gettext("low effort"),
        "medium": language.gettext("medium effort"),
        "high": language.gettext("high effort"),
    }
    return words[level]


def worth(language: Language, opportunity: Opportunity) -> Iterator[str]:
    """Yield impact, effort and, while it is open, priority, as `high impact`; unknown ones are left out."""
    if opportunity.impact:
        yield impact(language, opportunity.impact)
    if opportunity.effort:
        yield effort(language, opportunity.effort)
    if opportunity.priority and opportunity.status not in CLOSED:
        yield priority(language, opportunity.priority)


def level(language: Language, value: Level | None) -> str:
    """A level, as `high`; empty for None."""
    return language.pgettext("level", value) if value else ""
