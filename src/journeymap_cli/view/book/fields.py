"""The columns of the sheets with a row for each entry, and their values as texts in the language of the map."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

from journeymap_cli.language.language import Language
from journeymap_cli.model.entries import LEVELS, SEVERITIES, Frequency, Progress
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.metric import MetricKind
from journeymap_cli.model.persona import PersonaKind
from journeymap_cli.model.scalars import Evidence, parse_date, parse_duration, parse_number

ValueKind: TypeAlias = Literal["text", "word", "persona", "source", "list", "number", "date"]


class BookField(NamedTuple):
    """A column: the key in the entries, the kind of its values and, for words, the allowed ones with their context."""

    key: str
    kind: ValueKind = "text"
    words: tuple[str, ...] = ()
    context: str = ""


class ListRow(NamedTuple):
    """A sheet with one row per entry of a lane, or per persona; `name` is the key of its text."""

    sheet: str
    key: str
    name: str
    fields: tuple[BookField, ...]


EVIDENCE: Final = BookField("evidence", "word", get_args(Evidence), "evidence")
PERSONA: Final = BookField("persona", "persona")
SOURCES: Final = BookField("sources", "source")
ABOUT: Final = BookField("description")

LISTS: Final[Sequence[ListRow]] = (
    ListRow(
        "Opportunities",
        "opportunities",
        "text",
        (
            BookField("text"),
            BookField("impact", "word", LEVELS, "level"),
            BookField("effort", "word", LEVELS, "level"),
            BookField("status", "word", get_args(Progress), "progress"),
            BookField("owner"),
            *(PERSONA, EVIDENCE, SOURCES, ABOUT),
        ),
    ),
    ListRow(
        "Pain points",
        "pain_points",
        "text",
        (
            BookField("text"),
            BookField("severity", "word", SEVERITIES, "severity"),
            BookField("frequency", "word", get_args(Frequency), "frequency"),
            *(PERSONA, EVIDENCE, SOURCES, ABOUT),
        ),
    ),
    ListRow(
        "Personas",
        "personas",
        "name",
        (
            BookField("name"),
            BookField("role"),
            BookField("kind", "word", get_args(PersonaKind), "persona"),
            ABOUT,
            *(BookField("goals", "list"), BookField("needs", "list"), BookField("frustrations", "list")),
            BookField("quote"),
        ),
    ),
    ListRow(
        "Metrics",
        "metrics",
        "name",
        (
            BookField("name"),
            BookField("kind", "word", get_args(MetricKind)),
            BookField("value", "number"),
            BookField("unit"),
            BookField("target", "number"),
            BookField("as_of", "date"),
            BookField("source", "source"),
        ),
    ),
)
PLACES: Final = ("stage", "step")
"""The first columns, which say where an entry is; personas have none."""


def labels(language: Language) -> Mapping[str, str]:
    """The labels of columns and rows by key; that of an entry's text by the key of its lane."""
    gettext = language.gettext
    return {
        "stage": gettext("Stage"),
        "step": gettext("Step"),
        "opportunities": gettext("Opportunity"),
        "pain_points": gettext("Pain point"),
        "personas": gettext("Persona"),
        "metrics": gettext("Metric"),
        "impact": gettext("Impact"),
        "effort": gettext("Effort"),
        "status": gettext("Status"),
        "owner": gettext("Owner"),
        "severity": gettext("Severity"),
        "frequency": gettext("Frequency"),
        "persona": gettext("Persona"),
        "evidence": gettext("Evidence"),
        "sources": gettext("Sources"),
        "source": gettext("Sources"),
        "description": gettext("Description"),
        "role": gettext("Role"),
        "kind": gettext("Kind"),
        "goals": gettext("Goals"),
        "needs": gettext("Needs"),
        "frustrations": gettext("Frustrations"),
        "quote": gettext("Quote"),
        "value": gettext("Value"),
        "unit": gettext("Unit"),
        "target": gettext("Target"),
        "as_of": gettext("As of"),
        "duration": gettext("Duration"),
        "when": gettext("When"),
    }


class BookWords(NamedTuple):
    """The language of a map, and the names of its personas by id."""

    language: Language
    people: Mapping[str, str]

    @classmethod
    def of(cls, journey: Journey, language: Language) -> "BookWords":
        """The words of a journey. Personas who share a name are called by their ids."""
        return cls.named({persona.id: persona.name for persona in journey.personas}, language)

    @classmethod
    def named(cls, people: Mapping[str, str], language: Language) -> "BookWords":
        """The words for personas, given as names by id."""
        names = {id_: " ".join(name.split()) for id_, name in people.items()}
        counts = Counter(names.values())
        return cls(language, {id_: name if counts[name] == 1 else id_ for id_, name in names.items()})

    def word(self, field: BookField, value: str) -> str:
        """A word of a closed list in the language of the map."""
        return self.language.pgettext(field.context, value.replace("-", " ")) if field.context else value

    def choices(self, field: BookField) -> list[str]:
        """All words that a field allows, in the language of the map."""
        return [self.word(field, value) for value in field.words]

    def shown(self, field: BookField, value: Any) -> str:
        """A value as the text of a cell; empty for none."""
        if value is None:
            return ""
        if field.kind == "word":
            return self.word(field, value)
        if field.kind == "persona":
            return self.people.get(value, value)
        return "\n".join(value) if isinstance(value, tuple) else str(value)

    def read(self, field: BookField, text: str) -> Any:
        """Parse the text of a cell; None if it is blank. Raises ValueError with the reason."""
        bare = text.strip()
        return READ[field.kind](self, field, bare if field.kind != "text" else text) if bare else None

    def person(self, name: str) -> str | None:
        """The id of a persona, by name or id; None if it is unknown."""
        by_name = {shown.casefold(): id_ for id_, shown in self.people.items()}
        return name if name in self.people else by_name.get(" ".join(name.split()).casefold())


def _word(words: BookWords, field: BookField, text: str) -> str:
    folded = " ".join(text.casefold().replace("-", " ").split())
    for value in field.words:
        if folded in (value.replace("-", " "), words.word(field, value).casefold()):
            return value
    raise ValueError(f"write one of {', '.join(words.choices(field))}")


def _person(words: BookWords, _: BookField, text: str) -> str:
    if (found := words.person(text)) is None:
        raise ValueError("the map has no such persona")
    return found


def _number(_: BookWords, __: BookField, text: str) -> str:
    if parse_number(text) is None and not parse_duration(text):
        raise ValueError("write a number, or a duration such as 3d")
    return text


def _date(_: BookWords, __: BookField, text: str) -> str:
    if not parse_date(text):
        raise ValueError("write a date as 2026-09-14")
    return text


def _sources(_: BookWords, field: BookField, text: str) -> list[str] | str:
    found = [each.strip() for line in text.split("\n") for each in line.split(";") if each.strip()]
    return found if field.key == "sources" else found[0]


READ: Final[Mapping[ValueKind, Callable[[BookWords, BookField, str], Any]]] = {
    "text": lambda _, __, text: text,
    "word": _word,
    "persona": _person,
    "source": _sources,
    "list": lambda _, __, text: [line.strip() for line in text.split("\n") if line.strip()],
    "number": _number,
    "date": _date,
}
