"""Reads tables with a row for each entry as maps. They have the columns of `entry_columns`, in any order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias, get_args

from journeymap_cli.exchange.cell_entries import with_point
from journeymap_cli.exchange.csv_cells import TextCell
from journeymap_cli.exchange.entry_columns import COLUMNS, NUMBERS, SEPARATOR, unguarded
from journeymap_cli.exchange.grid import OF_MAP as OF_MAP_WORDS
from journeymap_cli.exchange.imported import IN_DESCRIPTION, NO_MAP, NOT_IMPORTED, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.naming import named, own_ids, scale_for, unique, with_ids
from journeymap_cli.exchange.rating_words import FIELD_OF, VALUES
from journeymap_cli.exchange.words import STAGE_WORDS, STEP_WORDS, key, lane_of
from journeymap_cli.model.entries import LEVELS, SEVERITIES, Frequency, Progress
from journeymap_cli.model.lanes import BY_ID, CellKind
from journeymap_cli.model.scalars import VISIBLE, Evidence, parse_date, parse_duration, parse_number
from journeymap_cli.model.slug import is_slug
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem

Record: TypeAlias = Mapping[str, TextCell]
REQUIRED: Final = frozenset(("stage", "lane", "text"))
COLUMN_WORDS: Final = {
    "map": "journey, journey map",
    "lane": "swimlane, swim lane, row, category, zeile, bahn, kategorie, catégorie, categoría, categoria, категория,"
    " カテゴリ, カテゴリー, 类别, 類別, 分類, 분류",
    "text": "entry, note, content, item, eintrag, notiz, inhalt, texte, note, texto, nota, testo, voce, текст, запись,"
    " テキスト, 内容, 文本, 文字, 텍스트, 내용",
    "persona": ", ".join(word for word, field in OF_MAP_WORDS.items() if field == "personas"),
    "score": "rating, punkte, bewertung, valeur, puntuación, pontuação, punteggio, оценка, スコア, 评分, 評分, 점수",
    "status": "state, statut, estado, stato, статус, ステータス, 状态, 狀態, 상태",
    "owner": "responsible, verantwortlich, responsable, responsável, responsabile, ответственный, 担当, 负责人,"
    " 負責人, 담당",
    "sources": "source, quelle, quellen, fuente, fuentes, fonte, fontes, fonti, источник, 出典, 来源, 來源, 출처",
}
BY_LABEL: Final = {
    **dict.fromkeys(STAGE_WORDS, "stage"),
    **dict.fromkeys(STEP_WORDS, "step"),
    **{word.strip(): column for column, words in COLUMN_WORDS.items() for word in words.split(",")},
    **{word: field for word, field in FIELD_OF.items() if field != "priority"},
}
"""What people and tools call the columns, in the languages of `words`."""

WORDS: Final[Mapping[str, Sequence[str]]] = {
    "severity": SEVERITIES,
    "frequency": get_args(Frequency),
    "impact": LEVELS,
    "effort": LEVELS,
    "status": get_args(Progress),
    "evidence": get_args(Evidence),
}
CHECKS: Final[Mapping[str, Callable[[str], object]]] = {
    **dict.fromkeys(("value", "target"), lambda value: parse_number(value) is not None or parse_duration(value)),
    "score": lambda value: parse_number(value) is not None,
    "as_of": parse_date,
    "id": is_slug,
}
"""Whether a value is valid, for each column that does not take every text."""

ITEM: Final = ("id", "persona", "evidence", "sources")
FIELDS: Final[Mapping[CellKind, Sequence[str]]] = {
    "items": ITEM,
    "chips": ITEM,
    "pains": (*ITEM, "severity", "frequency"),
    "chances": (*ITEM, "impact", "effort", "owner", "status"),
    "emotion": ("score", "persona", "evidence", "sources"),
    "metrics": ("id", "persona", "value", "unit", "target", "as_of", "sources"),
}
NODE: Final = frozenset(("map", "stage", "step"))
IN_ROWS: Final = NODE | {"lane"}
"""Columns whose texts are repeated from row to row."""

HEADS: Final[Mapping[CellKind, str]] = {"emotion": "label", "metrics": "name"}
"""The field for the text of an entry, by the kind of its lane, if it is not `text`."""

OF_MAP: Final = frozenset(("pain_points", "opportunities", "metrics"))


def is_record_table(header: Sequence[str]) -> bool:
    """Whether a header has all required columns of such a table."""
    return set(columns_of(header)) >= REQUIRED


def columns_of(header: Sequence[str]) -> list[str]:
    """Return the column that each label means, or the label itself if another label already has that column."""
    written = ["_".join(label.strip().casefold().split()) for label in header]
    known, taken = frozenset(written), set[str]()
    found: list[str] = []
    for name, label in zip(written, header, strict=True):
        column = BY_LABEL.get(key(label), name)
        found.append(column if column not in taken and (column == name or column not in known) else name)
        taken.add(found[-1])
    return found


def read_records(excerpt: Excerpt, rows: Sequence[Sequence[TextCell]], name: str) -> ImportResult:
    """Return the maps of a table: one for each text in the column `map`. Raises TooManyTextsError."""
    header = columns_of([cell.text for cell in rows[0]])
    records = [record for row in rows[1:] if (record := _record(header, row))]
    excerpt.count(cell.text for record in records for column, cell in record.items() if column not in IN_ROWS)
    maps: dict[str, list[Record]] = {}
    for record in records:
        maps.setdefault(_text(record, "map") or name, []).append(record)
    problems: list[Problem] = []
    found: list[ImportedMap] = []
    for title, own in maps.items():
        if data := _reading(excerpt, problems, own).map(title, own):
            found.append(ImportedMap(data))
        else:
            cell = next(iter(own[0].values()))
            problems.append(excerpt.problem(NO_MAP, "no row names a stage", (cell.start, cell.end), error=True))
    if not records:
        problems.append(excerpt.problem(NO_MAP, "the table has no rows", (0, 0), error=True))
    problems.extend(
        excerpt.problem(NOT_IMPORTED, f"{quoted(cell.text)} is in a column without a name", (cell.start, cell.end))
        for row in rows[1:]
        for at, cell in enumerate(row)
        if cell.text.strip() and header[at : at + 1] in ([], [""])
    )
    return ImportResult(tuple(found), tuple(problems))


def _reading(excerpt: Excerpt, problems: list[Problem], records: Sequence[Record]) -> "_Records":
    """A reader for the records of one map, with ids for its people, its sources and its own lanes."""
    people = filter(None, (_text(each, "persona") for each in records))
    sources = (source for each in records for source in _listed(_text(each, "sources")))
    labels = (_text(each, "lane") for each in records if _text(each, "stage") and _text(each, "lane"))
    return _Records(
        excerpt,
        problems,
        with_ids(list(dict.fromkeys(people)), "persona"),
        with_ids(list(dict.fromkeys(sources)), "source"),
        own_ids(label for label in labels if lane_of(label) is None),
        set(),
    )


def _record(header: Sequence[str], row: Sequence[TextCell]) -> Record:
    """The cells of a row with visible text, by column, without guards against formulas and decimal commas."""
    record: dict[str, TextCell] = {}
    for name, cell in zip(header, row, strict=False):
        text = unguarded(name, cell.text).strip("\n")
        if name and text and VISIBLE.search(text):
            text = with_point(text) if name in NUMBERS else text
            record[name] = cell if text == cell.text else cell._replace(text=text)
    return record


def _text(record: Record, column: str) -> str:
    cell = record.get(column)
    return cell.text if cell else ""


class _Records(NamedTuple):
    """Reads the records of one map, and collects problems.

    `people`, `sources` and `lanes` are ids by name.
    """

    excerpt: Excerpt
    problems: list[Problem]
    people: Mapping[str, str]
    sources: Mapping[str, str]
    lanes: Mapping[str, str]
    taken: set[str]

    def map(self, title: str, records: Sequence[Record]) -> dict[str, Any]:
        """The data of the map; empty if it has no stages."""
        placed = [record for record in records if _text(record, "stage")]
        top: dict[str, Any] = {}
        self._fill(top, [record for record in records if not _text(record, "stage")], of_map=True)
        scores = [parse_number(_text(record, "score")) for record in records]
        scale = scale_for([score for score in scores if score is not None])
        data = {
            "title": title,
            "description": top.pop("description", ""),
            "scale": {"min": f"{scale[0]:f}", "max": f"{scale[1]:f}"} if scale else None,
            "personas": [named(person, id_) for person, id_ in self.people.items()],
            "sources": [named(source, id_, "title") for source, id_ in self.sources.items()],
            "lanes": [{"id": id_, "label": label} for label, id_ in self.lanes.items()],
            **top,
            "stages": list(self._stages(placed)),
        }
        return unique({key: value for key, value in data.items() if value}) if data["stages"] else {}

    def _stages(self, records: Sequence[Record]) -> Iterator[dict[str, Any]]:
        """Yield a stage for each run of rows with the same stage; a row without step and lane begins a new one."""
        for rows in _runs(records, "stage", "step"):
            stage: dict[str, Any] = {"name": _text(rows[0], "stage")}
            self._fill(stage, [row for row in rows if not _text(row, "step")])
            for inner in _runs([row for row in rows if _text(row, "step")], "step", "lane"):
                step: dict[str, Any] = {"name": _text(inner[0], "step")}
                self._fill(step, inner)
                stage.setdefault("steps", []).append(step)
            yield stage

    def _fill(self, node: dict[str, Any], records: Sequence[Record], *, of_map: bool = False) -> None:
        """Add the entries of records to a node, or to the map; what has no place there becomes its description."""
        about: list[str] = []
        for record in records:
            label = _text(record, "lane")
            lane = lane_of(label)
            kind = BY_ID[lane].kind if lane else "items"
            entry, lines = self._entry(record, kind) if label else ({}, [])
            if not label or not entry or (of_map and lane not in OF_MAP):
                about.extend(_line(record, column) for column in record if column not in NODE)
                if of_map or label:
                    self._report(record, "text", "this row has no place in the map")
                continue
            if lines and kind not in {"emotion", "metrics"}:
                entry["description"] = "\n".join(lines)
            else:
                about.extend(lines)
            cells = node if lane else node.setdefault("cells", {})
            cells.setdefault(lane or self.lanes[label], []).append(entry)
        if about:
            node["description"] = "\n".join(about)

    def _entry(self, record: Record, kind: CellKind) -> tuple[dict[str, Any], list[str]]:
        """The entry of a record, empty if it has no text or score, and lines for values that it has no field for."""
        head, text = HEADS.get(kind, "text"), _text(record, "text")
        labels = _listed(text) if kind == "emotion" else []
        entry: dict[str, Any] = {head: labels if len(labels) > 1 else text} if text else {}
        lines = list(self._fill_fields(entry, record, kind))
        if kind == "metrics":
            lines.extend(_as_metric(entry))
        is_feeling = kind == "emotion" and "score" in entry
        return (entry if entry.get(head) or is_feeling else {}), lines

    def _fill_fields(self, entry: dict[str, Any], record: Record, kind: CellKind) -> Iterator[str]:
        """Add the fields of an entry; yield a line for each value that it has no field for."""
        for column in record:
            value = "" if column in NODE or column in {"lane", "text"} else _text(record, column)
            found = self._value(column, value) if value and column in FIELDS[kind] else None
            if found is not None:
                entry.update(found)
            elif value:
                yield _line(record, column)
                if column in COLUMNS:
                    self._report(record, column, _why_not(kind, column, value))

    def _value(self, column: str, value: str) -> dict[str, Any] | None:
        """A field of an entry, None if the column cannot hold the value."""
        if column == "persona":
            return {column: self.people[value]}
        if column == "sources":
            return {column: [self.sources[each] for each in _listed(value)]}
        word = VALUES.get(column, {}).get(key(value), value.strip().casefold()) if column in WORDS else value
        if word not in WORDS.get(column, (word,)) or not CHECKS.get(column, bool)(value):
            return None
        if column == "id":
            if value in self.taken:
                return None
            self.taken.add(value)
        return {} if (column, word) == ("status", "idea") else {column: word}

    def _report(self, record: Record, column: str, message: str) -> None:
        cell = record.get(column) or next(iter(record.values()))
        hint = "the text is kept as description"
        self.problems.append(self.excerpt.problem(IN_DESCRIPTION, message, (cell.start, cell.end), hint))


def _as_metric(entry: dict[str, Any]) -> Iterator[str]:
    """Give an entry the keys of a metric, which has only one source; yield a line with the others."""
    if entry.get("sources"):
        entry["source"], *more = entry.pop("sources")
        if more:
            yield f"sources: {SEPARATOR.join(more)}"
    if parse_duration(entry.get("value", "")):
        entry["kind"] = "duration"


def _why_not(kind: CellKind, column: str, value: str) -> str:
    """Why the value of a column is not in its field."""
    name = column.replace("_", " ")
    if column not in FIELDS[kind]:
        return f"{quoted(value)} is in the column {name}, which an entry of this lane does not have"
    return f"{quoted(value)} is not a valid {name}"


def _line(record: Record, column: str) -> str:
    text = _text(record, column)
    return text if column == "text" else f"{column.replace('_', ' ')}: {text}"


def _listed(text: str) -> list[str]:
    return [part for each in text.split(SEPARATOR.strip()) if (part := each.strip())]


def _runs(records: Sequence[Record], column: str, inner: str) -> Iterator[list[Record]]:
    """The records in runs with the same text in a column; one without `inner` and lane begins a new run."""
    run: list[Record] = []
    for record in records:
        begins = not _text(record, inner) and not _text(record, "lane")
        if run and (begins or _text(run[0], column) != _text(record, column)):
            yield run
            run = []
        run.append(record)
    if run:
        yield run
