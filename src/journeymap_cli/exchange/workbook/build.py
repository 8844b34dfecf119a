"""Builds the data of a map from the texts of a workbook alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from journeymap_cli.exchange.naming import scale_for
from journeymap_cli.exchange.workbook.own import plain
from journeymap_cli.facts.entries import WHOLE_LANES
from journeymap_cli.language.language import language_of
from journeymap_cli.language.tags import parse_tag
from journeymap_cli.model.lanes import BUILT_IN, BY_ID
from journeymap_cli.model.scalars import parse_number
from journeymap_cli.model.slug import slug
from journeymap_cli.view.book.book import (
    ABOUT,
    COLUMNS,
    FACTS,
    LABEL,
    MAP,
    OF_STAGES,
    OF_STEPS,
    STAGE,
    STEP,
    TITLE,
    BookTexts,
    node_of,
    stage_of,
)
from journeymap_cli.view.book.fields import LISTS, BookWords, ListRow
from journeymap_cli.view.book.lines import fields_of, lines_of

HEAD: Final = frozenset((TITLE, *ABOUT, STAGE, STEP))


def lane_of_row(row: str) -> str:
    """Return the id of the lane of a row of the sheet Map; empty for rows that are not lanes."""
    lane = row.removeprefix(OF_STAGES)
    is_fact = row.startswith(OF_STEPS) or (lane != row and lane in FACTS)
    return "" if row in HEAD or is_fact else lane


def map_data(texts: BookTexts, map_id: str = "", lang: str = "", scale: Sequence[str] = ()) -> dict[str, Any]:
    """Return the data of the map. `lang` is the language of the sheets, `scale` the ends of the scale of feelings."""
    tag = lang if lang and parse_tag(lang) else ""
    people = {row: name for (sheet, row, column), name in texts.items() if (sheet, column) == ("Personas", "name")}
    words = BookWords.named(people, language_of(tag or None))
    builder = _Builder(texts, words)
    title = texts.get((MAP, TITLE, ""), "")
    stages = [*builder.stages()]
    data: dict[str, Any] = {
        **({"id": map_id} if map_id and slug(title) != map_id else {}),
        "title": title,
        "lang": tag,
        **{key: texts.get((MAP, key, ""), "") for key in ABOUT},
        "scale": _scale(scale),
        "personas": [*builder.people(LISTS[2])],
        "sources": [],
        "lanes": builder.lanes(),
        **{row.key: [*builder.listed(row, "")] for row in LISTS if row.key != "personas"},
        "stages": stages,
    }
    data["sources"] = [{"id": each, "title": each} for each in builder.sources]
    found = {key: value for key, value in data.items() if value}
    if not scale and (own := scale_for(list(_scores(stages)))):
        found["scale"] = {"min": f"{own[0]:f}", "max": f"{own[1]:f}"}
    return found


def _scale(ends: Sequence[str]) -> dict[str, str] | None:
    numbers = [parse_number(end) for end in ends]
    usual = [parse_number("-2"), parse_number("2")]
    return {"min": ends[0], "max": ends[1]} if len(ends) == 2 and None not in numbers and numbers != usual else None


def _scores(stages: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    for node in (node for stage in stages for node in (stage, *stage.get("steps", ()))):
        yield from (parse_number(each["score"]) for each in node.get("emotion", ()) if "score" in each)


class _Builder:
    """Makes stages and entries from texts; `sources` are the ids of sources that entries refer to."""

    def __init__(self, texts: BookTexts, words: BookWords) -> None:
        self._texts = texts
        self._words = words
        self.sources: list[str] = []
        self._rows = list(dict.fromkeys(row for sheet, row, _ in texts if sheet == MAP and row))
        self._listed: dict[tuple[str, str], list[str]] = {}
        for sheet, id_ in dict.fromkeys((sheet, id_) for sheet, id_, _ in texts if sheet != MAP):
            self._listed.setdefault((sheet, id_.rsplit("/", 1)[0]), []).append(id_)

    def lanes(self) -> list[dict[str, str]]:
        """The lanes in the order of their rows, with labels that are not the usual ones; empty if all is as usual."""
        found: dict[str, str] = {}
        for row in self._rows:
            if lane := lane_of_row(row):
                found.setdefault(lane, self._texts.get((MAP, row, LABEL), ""))
        language = self._words.language
        usual = {lane: language.pgettext("lane", BY_ID[lane].label) if lane in BY_ID else "" for lane in found}
        listed = [
            {"id": lane, **({"label": label or lane} if usual[lane] not in {label, lane} else {})}
            for lane, label in found.items()
        ]
        is_usual = not any("label" in lane for lane in listed)
        return [] if is_usual and list(found) == [lane for lane in BUILT_IN if lane in found] else listed

    def stages(self) -> Iterator[dict[str, Any]]:
        """The stages with their steps, in the order of the columns."""
        columns = self._texts.get((MAP, "", COLUMNS), "").split("\n")
        for stage in dict.fromkeys(map(stage_of, columns)):
            steps = [node_of(column) for column in columns if column.startswith(f"{stage}/")]
            name = self._texts.get((MAP, STAGE, stage), "")
            found = self._node(stage, name)
            if steps:
                found["steps"] = [self._node(step, self._texts.get((MAP, STEP, step), "")) for step in steps]
            yield found

    def _node(self, id_: str, name: str) -> dict[str, Any]:
        name = name or id_
        node: dict[str, Any] = {"name": name} if slug(name) == id_ else {"id": id_, "name": name}
        for row in self._rows:
            fact, text = row.removeprefix(OF_STAGES).removeprefix(OF_STEPS), self._texts.get((MAP, row, id_), "")
            if fact in FACTS and fact != row and text:
                node[fact] = text
        for lane in dict.fromkeys([*filter(None, map(lane_of_row, self._rows)), *WHOLE_LANES]):
            rows = (self._texts.get((MAP, f"{part}{lane}", id_)) for part in (OF_STAGES, ""))
            self._fill(node, lane, id_, "\n".join(filter(None, rows)))
        return node

    def _fill(self, node: dict[str, Any], lane: str, id_: str, text: str) -> None:
        if lane not in BUILT_IN:
            if lines := lines_of(text):
                node.setdefault("cells", {})[lane] = [{"text": line} for line in lines]
        elif entries := self._entries(lane, id_, text):
            node[lane] = entries

    def _entries(self, lane: str, node: str, text: str) -> list[dict[str, Any]]:
        """The entries of a cell, with their other fields from the sheet that lists them."""
        kind = BY_ID[lane].kind
        found = [entry_of(fields_of(line, kind, self._words)) for line in lines_of(text)]
        row = next((row for row in LISTS if row.key == lane), None)
        if row is None:
            return found
        listed = list(self.listed(row, node))
        merged: list[dict[str, Any]] = []
        for entry in found:
            at = next((at for at, each in enumerate(listed) if plain(each[row.name]) == plain(entry[row.name])), None)
            merged.append(entry if at is None else listed.pop(at))
        return [*merged, *listed]

    def listed(self, row: ListRow, node: str) -> Iterator[dict[str, Any]]:
        """Yield the entries of a stage or step from the sheet that lists them; those of the map for an empty `node`."""
        for id_ in self._listed.get((row.sheet, node), ()):
            name = id_.rsplit("/", 1)[-1]
            own = {"id": name.removeprefix("#")} if name.startswith("#") else {}
            fields = self._fields(row, id_)
            if row.name in fields:
                yield {**own, **fields}

    def people(self, row: ListRow) -> Iterator[dict[str, Any]]:
        """Yield the personas, whose ids are those of their rows."""
        for id_ in dict.fromkeys(id_ for sheet, id_, _ in self._texts if sheet == row.sheet):
            fields = self._fields(row, id_)
            if row.name in fields:
                yield fields if slug(fields[row.name]) == id_ else {"id": id_, **fields}

    def _fields(self, row: ListRow, id_: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field in row.fields:
            text = self._texts.get((row.sheet, id_, field.key), "")
            try:
                value = self._words.read(field, text)
            except ValueError:
                continue
            if value is not None and (field.key, value) not in DEFAULTS:
                found[field.key] = value
            if field.kind == "source" and value:
                self.sources += [
                    each for each in ([value] if isinstance(value, str) else value) if each not in self.sources
                ]
        return found


DEFAULTS: Final = (("status", "idea"), ("kind", "persona"), ("kind", "custom"))
"""Fields with default values, which are not written."""


def entry_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry without empty fields; a list with one label becomes a text."""
    found = {key: value for key, value in fields.items() if value not in (None, [])}
    if isinstance(label := found.get("label"), list) and len(label) == 1:
        found["label"] = label[0]
    return found
