"""The data from which the script builds slides. Texts are given by their places in the page, to avoid duplicates."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from journeymap_cli.language.language import Language
from journeymap_cli.problem import Path
from journeymap_cli.view.cells import OpportunityDetail, PainDetail
from journeymap_cli.view.slide_scores import SlidePoint
from journeymap_cli.view.slides import SlideEntry, StageSlide
from journeymap_cli.view.swimlanes import Swimlanes


def deck(
    slides: Sequence[StageSlide], own: Swimlanes, table: Swimlanes, images: Container[str], language: Language
) -> list[dict[str, Any]]:
    """Return a record for each slide of a stage, without empty values.

    `own` is the table of the slides, `table` that of the page. In a record, `pains` and `chances` are places among all
    of the page, `pictures` are columns of the page, `part` is the start and the length of the stage on the curve, in
    percent, `number` the number of the stage and how many there are, and `more` says how many pain points and
    opportunities are left out.
    """
    pains, chances = _places(table, PainDetail), _places(table, OpportunityDetail)
    columns = {column.node.id: column.at for column in table.columns}
    total = len(own.columns)
    records = [
        {
            "id": slide.stage.node.id,
            "number": [slide.stage.place + 1, slide.total],
            "part": [round(100 * part / total, 3) for part in (slide.stage.start, slide.stage.span)],
            "steps": slide.stage.span if slide.stage.has_steps else 0,
            "reach": slide.reach,
            "takeaways": [number for number, _ in slide.takeaways],
            "size": slide.size,
            "pictures": _pictures(slide, own, columns, images) if slide.has_pictures else [],
            "pains": list(_shown(slide.pains, pains)),
            "chances": list(_shown(slide.chances, chances)),
            "more": [_more(number, language) for number in (slide.more_pains, slide.more_chances)],
            "points": list(map(_point, slide.points)),
        }
        for slide in slides
    ]
    return [{name: value for name, value in record.items() if value and value != ["", ""]} for record in records]


def _places(table: Swimlanes, kind: type) -> dict[Path, int]:
    """The places of the entries of a kind in the order of the page, by path."""
    entries = (entry for row in table.rows for cell in row.cells for entry in cell.entries)
    return {entry.path: place for place, entry in enumerate(one for one in entries if isinstance(one.detail, kind))}


def _shown(entries: Sequence[SlideEntry], places: Mapping[Path, int]) -> Iterator[int]:
    return (places[shown.entry.path] for shown in entries if shown.entry.path in places)


def _pictures(
    slide: StageSlide, own: Swimlanes, columns: Mapping[str, int], images: Container[str]
) -> list[int | None]:
    """Return the column of each step with a picture, None for one without."""
    nodes = [column.node for column in own.columns[slide.stage.start : slide.stage.start + slide.stage.span]]
    return [columns.get(node.id) if node.image and node.image.file in images else None for node in nodes]


def _more(number: int, language: Language) -> str:
    words = language.ngettext("and %(number)s more", "and %(number)s more", number)
    return words % {"number": number} if number else ""


def _point(point: SlidePoint) -> list[Any]:
    """Return the place of a point in percent, its persona, shift and pin (0 for none), and its score if it is shown."""
    score = point.score
    place = [_number(point.x[:-1]), _number(point.y[:-1]), point.who, _number(point.shift), point.pin or 0]
    label = [score.words, int(score.star), score.align, _number(score.x), _number(score.y)] if score else []
    return [*place, *label]


def _number(value: float | str) -> float:
    """Return a number, as an int if possible, which is shorter in JSON."""
    number = float(value)
    return int(number) if number.is_integer() else number
