"""How the metrics of a map are measured in recorded events: which columns and events count, and for whom."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, TypeAlias

from pydantic import Field
from pydantic_core import PydanticCustomError

from journeymap_cli.model import kinds
from journeymap_cli.model.base import Model
from journeymap_cli.model.scalars import OptionalReference, OptionalText, Reference, ScalarParser, Text
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.scalars import PlainNull

Operator: TypeAlias = Literal["is", "not", "min", "max", "contains", "starts", "ends"]

NUMERIC: Final = frozenset({"min", "max"})
TEXTUAL: Final = frozenset({"contains", "starts", "ends"})
OPERATORS: Final[tuple[Operator, ...]] = ("not", "min", "max", "contains", "starts", "ends")
"""The conditions that are written as keys. A value or a list without a key means that the column `is` one of these."""

MICROSECONDS: Final = {
    "min": 60_000_000,
    "h": 3_600_000_000,
    "d": 86_400_000_000,
    "w": 604_800_000_000,
}
"""The units that are always equally long."""

MOST_WINDOW: Final = 36_525 * MICROSECONDS["d"]
"""A hundred years: with more, times would not fit into 64 bits."""

PERCENTILES: Final = {"50": 50, "90": 90}
WINDOW: Final = regex(kinds.WINDOW_PATTERN)


class Filter(NamedTuple):
    """A condition for the value of one column. None is an empty value; only `is` and `not` can have several values."""

    column: str
    operator: Operator
    values: tuple[str | None, ...]

    def __str__(self) -> str:
        words = ", ".join("nothing" if value is None else value for value in self.values)
        return f"{self.column} {self.operator} {words}"


@dataclass(frozen=True, slots=True)
class Where:
    """Which events count: those that match all filters."""

    filters: tuple[Filter, ...] = ()

    def __str__(self) -> str:
        return "; ".join(map(str, self.filters)) or "all"

    def written(self, nothing: Any = None) -> dict[str, Any]:
        """The filters as in a file, by column. `nothing` is what to write for an empty value."""
        data: dict[str, Any] = {}
        for each in self.filters:
            texts = [nothing if value is None else value for value in each.values]
            value = texts[0] if len(texts) == 1 else texts
            if each.operator == "is":
                data[each.column] = value
            else:
                data.setdefault(each.column, {})[each.operator] = value
        return data


def _where(value: object) -> Where:
    """Parse the valid filters. `load/filters.py` reports the others with their places."""
    if isinstance(value, Where):
        return value
    data = value if isinstance(value, dict) else {}
    return Where(tuple(each for column, wanted in data.items() for each in _filters(column, wanted)))


def _filters(column: str, wanted: Any) -> list[Filter]:
    if isinstance(wanted, dict):
        return [Filter(column, key, _values(wanted[key])) for key in OPERATORS if key in wanted]
    return [Filter(column, "is", _values(wanted))]


def _values(wanted: Any) -> tuple[str | None, ...]:
    values = wanted if isinstance(wanted, list) else [wanted]
    return tuple(None if value is None or isinstance(value, PlainNull) else str(value) for value in values)


def parse_window(text: str) -> int | None:
    """Parse a duration such as `30d` into microseconds; None if it is not one, is zero, or is longer than allowed."""
    found = WINDOW.fullmatch(text)
    length = int(found[1]) * MICROSECONDS[found[2]] if found and len(found[1]) < 10 else 0
    return length if 0 < length <= MOST_WINDOW else None


def _window(value: object) -> str:
    if isinstance(value, str) and parse_window(value):
        return value
    raise PydanticCustomError("window", "not a window")


def _percentile(value: object) -> int:
    if value in PERCENTILES.values():
        return int(str(value))
    if isinstance(value, str) and value in PERCENTILES:
        return PERCENTILES[value]
    raise PydanticCustomError("percentile", "neither 50 nor 90")


Percentile: TypeAlias = Annotated[int, ScalarParser(_percentile, kinds.PERCENTILE)]
Window: TypeAlias = Annotated[str, ScalarParser(_window, kinds.WINDOW)]
Filters: TypeAlias = Annotated[Where, ScalarParser(_where, kinds.WHERE, lambda where: where.written())]

WHERE: Final = "Which of them count: what columns hold."


class RecordedEvent(Model):
    """An event that the product records. May be written as just its name."""

    short: ClassVar[str | None] = "name"

    name: Text = Field(description="The name of the event in the data.", examples=["page_viewed"])
    where: Filters = Field(Where(), description=WHERE, examples=[{"path": {"starts": "/pricing"}}])

    def __str__(self) -> str:
        return f"{self.name} where {self.where}" if self.where.filters else self.name


class TimeColumn(Model):
    """The column of the times of events. May be written as just its name."""

    short: ClassVar[str | None] = "column"

    column: Text = Field(description="The name of the column.", examples=["event_timestamp"])
    unit: Literal["s", "ms", "us", "ns"] | None = Field(
        None, description="What its whole numbers count since 1970. Default: it holds times.", examples=["us"]
    )

    def __str__(self) -> str:
        return f"{self.column} ({self.unit})" if self.unit else self.column


class SurveyTable(Model):
    """A table of its own with the answers to surveys. May be written as just its name."""

    short: ClassVar[str | None] = "data"

    data: Text = Field(description="The name of the table in `--data NAME=FILE`.", examples=["answers"])
    entity: tuple[Text, ...] = Field(
        (),
        description="The columns that identify the person who answered. Default: those of the events.",
        examples=["respondent"],
    )
    time: TimeColumn | None = Field(
        None, description="The column with the time of an answer. Default: that of the events.", examples=["sent_at"]
    )
    event: OptionalText = Field(
        None, description="The column with what `answers` names. Default: that of the events.", examples=["survey"]
    )
    where: Filters = Field(Where(), description=WHERE, examples=[{"is_test": {"not": True}}])

    def __str__(self) -> str:
        columns = (("entity", ", ".join(self.entity)), ("time", self.time), ("event", self.event))
        words = [f"{key} {column}" for key, column in columns if column]
        words += [f"where {self.where}"] if self.where.filters else []
        return f"{self.data} ({', '.join(words)})" if words else self.data


class MeasureSettings(Model):
    """How the map is measured: the columns of the data, and what counts as going through the journey."""

    entity: tuple[Text, ...] = Field(
        min_length=1,
        description="The columns that identify the person or the account.",
        examples=["account_id"],
    )
    time: TimeColumn = Field(description="The column with the time of an event.", examples=["occurred_at"])
    event: Text = Field(description="The column that has the names of events.", examples=["event"])
    window: Window = Field("30d", description="How much time people have from the first event on.", examples=["14d"])
    order: Literal["loose", "ways", "direct"] = Field(
        "loose",
        description="`loose`: a step is reached by any of its events after the start. `ways`: only along the "
        "transitions of the map. `direct`: without any other step in between.",
        examples=["ways"],
    )
    entries: Literal["period", "new"] = Field(
        "period",
        description="Whom to count: all who start in the period, or only those who never started before.",
        examples=["new"],
    )
    start: tuple[Reference, ...] = Field(
        (),
        description="The ids of the steps where people start. Default: the first one with events.",
        examples=[["start-the-trial"]],
    )
    where: Filters = Field(Where(), description=WHERE, examples=[{"is_bot": {"not": True}}])
    surveys: SurveyTable | None = Field(
        None,
        description="The table with the answers to surveys. Default: they are among the events.",
        examples=[{"data": "answers", "time": "sent_at"}],
    )
    source: OptionalReference = Field(
        None,
        description="The id of the source of what is measured, written into metrics that name none.",
        examples=["product-analytics"],
    )
