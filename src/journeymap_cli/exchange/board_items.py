"""Whiteboards exported as tables: the items in their rows, and how these are arranged on the board."""

import colorsys
import html
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf, isfinite
from statistics import median
from typing import Final, NamedTuple

from journeymap_cli.exchange.csv_cells import TextCell
from journeymap_cli.exchange.naming import visible
from journeymap_cli.exchange.words import STAGE_WORDS, key
from journeymap_cli.regexes import regex

COLUMN_WORDS: Final = {
    "text": "text, content, note, notes, sticky, sticky note, sticky notes, sticky text, sticky note text,"
    " note text, plain text, plaintext, text content, data content, data title, notiz, inhalt, contenu, texte,"
    " texto, contenido, conteúdo, nota, testo, contenuto, текст, テキスト, 付箋, 内容, 文本, 文字, 便签, 便利貼,"
    " 텍스트, 메모, 내용",
    "frame": "frame, frame name, frame title, parent frame, section, section name, section title, area, area name,"
    " container, container name, parent name, parent title, rahmen, bereich, cadre, zone, marco, área, sezione,"
    " фрейм, область, フレーム, セクション, 框架, 区域, 區域, 프레임, 섹션",
    "parent": "parent, parent id, parentid, frame id, frameid, section id, contained by, container id",
    "colour": "colour, color, bg color, bg colour, background color, background colour, backgroundcolor, fill,"
    " fill color, fillcolor, note color, sticky color, style fillcolor, style backgroundcolor, farbe, couleur, cor,"
    " colore, цвет, 色, 颜色, 顏色, 색상",
    "lane": "lane, row, swimlane, category, tag, tags, label, labels, zeile, kategorie, étiquettes, categoría,"
    " categoria, etiquetas, теги, タグ, 标签, 標籤, 태그",
    "x": "x, pos x, posx, position x, x position, x coordinate, x pos, left, position left",
    "y": "y, pos y, posy, position y, y position, y coordinate, y pos, top, position top",
    "width": "width, w, geometry width, size width",
    "height": "height, h, geometry height, size height",
    "kind": "type, kind, item type, object type, shape type, widget type, typ, tipo, тип, タイプ, 类型, 類型, 유형",
    "id": "id, item id, shape id, object id, widget id, #",
    "page": "page id, page, canvas",
    "name": "name",
    "deleted": "isdeleted, deleted",
}
"""Names of whiteboard columns, in exports of Miro, Mural, FigJam, Lucid and Excalidraw, or given by people."""

ROLES: Final = {
    **{word.strip(): role for role, words in COLUMN_WORDS.items() for word in words.split(",")},
    **dict.fromkeys(STAGE_WORDS, "frame"),
}
TEXT_AREA: Final = regex(r"text area \d{1,2}")
"""Lucid exports a column like this for each text of a shape; its column `Name` has the kind of shape."""

TECHNICAL: Final = regex(
    r"shape library|group|groups|group ids|line (?:source|destination)|(?:source|destination) arrow|author.*|.*\bby|"
    r"url|created.*|(?:last )?(?:content )?(?:updated|modified|edited).*|.*\bid|link|link to|seed|version.*|angle|"
    r"sticky type|rotation|opacity|index|border.*|font.*|stroke.*|text align|vertical align|round.*|geometry.*|style.*|"
    r"is ?\w+|locked|hidden|z.?index|data shape|links.*|(?:original|raw) ?text|source|base ?line|line ?height|"
    r"fill ?style"
)
"""Columns without text of the board, such as ids, dates and styles."""

FRAME_KINDS: Final = ("frame", "section", "area", "container", "swimlane", "swim lane")
PAGE_KINDS: Final = ("page", "document", "board")
OTHER_KINDS: Final = ("line", "connector", "arrow", "image", "icon", "draw", "comment", "embed")
TAG: Final = regex(r"<[^<>]{0,200}>")
ENTITY: Final = regex(r"&(?:amp|lt|gt|quot|#39);")
NOT_ESCAPED: Final = regex(r"[<>\"]|&(?!(?:amp|lt|gt|quot|#39);)")
HEX: Final = regex(r"#?([0-9a-f]{6})(?:[0-9a-f]{2})?", 2)  # re.IGNORECASE
HUES: Final = (
    *((15, "red"), (42, "orange"), (70, "yellow"), (165, "green"), (255, "blue"), (290, "violet"), (340, "pink")),
)
"""The highest hue, in degrees, of each named colour; beyond the last one, colours are red again."""
GREY: Final = 0.12
"""Colours with a lower saturation are white, grey or black."""


class BoardBox(NamedTuple):
    """The position of an item: its top left corner and its size, in units of the board; y grows downwards."""

    x: float
    y: float
    width: float = 0.0
    height: float = 0.0

    @property
    def middle(self) -> tuple[float, float]:
        """The centre, as x and y."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, place: tuple[float, float]) -> bool:
        """Whether a point is in the box or on its edge."""
        return self.x <= place[0] <= self.x + self.width and self.y <= place[1] <= self.y + self.height


class BoardItem(NamedTuple):
    """A row of the table. `frame` is the name or id of the frame around the item, `cell` the place of its text."""

    text: str
    cell: TextCell
    id: str
    frame: str
    colour: str
    lane: str
    kind: str
    page: str
    box: BoardBox | None

    def is_a(self, kinds: Sequence[str]) -> bool:
        """Whether the kind of the item contains one of some words."""
        return any(each in self.kind for each in kinds)


def roles_of(header: Sequence[TextCell]) -> list[str]:
    """Return the role of each column, a key of `COLUMN_WORDS`; empty for a column without one."""
    words = [key(cell.text).replace(".", " ").replace("/", " ") for cell in header]
    areas = ["text" if TEXT_AREA.fullmatch(word) else ROLES.get(word, "") for word in words]
    found = areas.count("text")
    is_shape = any(map(TEXT_AREA.fullmatch, words))
    named = {"name": "kind" if is_shape else "name" if found else "text"}
    return [named.get(role, role) for role in areas]


def is_board(header: Sequence[TextCell], *, certain: bool) -> bool:
    """Whether a header is that of a whiteboard. If `certain`, a header that other tables may have is not."""
    roles = set(roles_of(header))
    if "text" not in roles:
        return False
    if {"x", "y"} <= roles or (roles & {"frame", "parent"} and roles & {"id", "colour", "kind"}):
        return True
    return not certain and bool(roles & {"frame", "parent"} or roles == {"text"})


def board_items(header: Sequence[TextCell], rows: Sequence[Sequence[TextCell]]) -> Iterator[BoardItem]:
    """Yield the item of each row that is neither empty nor marked as deleted."""
    roles = roles_of(header)
    is_escaped = _is_escaped(
        [cell.text for row in rows for role, cell in zip(roles, row, strict=False) if role == "text"]
    )
    for row in rows:
        cells: dict[str, list[TextCell]] = {}
        for role, cell in zip(roles, row, strict=False):
            if cell.text.strip():
                cells.setdefault(role, []).append(cell)
        texts = {role: "\n".join(cell.text.strip() for cell in each) for role, each in cells.items()}
        if texts.get("deleted", "").casefold() != "true" and row:
            item = _item(texts, cells.get("text") or cells.get("name") or [row[0]])
            yield item._replace(text=html.unescape(item.text)) if is_escaped else item


def _is_escaped(texts: Sequence[str]) -> bool:
    """Whether texts are escaped as HTML, as in exports of Mural: they have entities and no unescaped characters."""
    return any(map(ENTITY.search, texts)) and not any(NOT_ESCAPED.search(text) for text in texts)


def _item(texts: Mapping[str, str], cells: Sequence[TextCell]) -> BoardItem:
    kind = texts.get("kind", "").casefold()
    text = plain(texts.get("text", ""))
    if not text and any(each in kind for each in FRAME_KINDS):
        text = plain(texts.get("name", ""))
    return BoardItem(
        text=text,
        cell=TextCell(text, cells[0].start, cells[-1].end),
        id=texts.get("id", ""),
        frame=texts.get("frame") or texts.get("parent", "").split("|")[-1].strip(),
        colour=texts.get("colour", "").strip(),
        lane=texts.get("lane", ""),
        kind=kind,
        page=texts.get("page", ""),
        box=_box(texts),
    )


def _box(texts: Mapping[str, str]) -> BoardBox | None:
    x, y, width, height = (_number(texts.get(role, "")) for role in ("x", "y", "width", "height"))
    return None if x is None or y is None else BoardBox(x, y, max(width or 0.0, 0.0), max(height or 0.0, 0.0))


def _number(text: str) -> float | None:
    try:
        number = float(text.strip().removesuffix("px").replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) and abs(number) < 1e12 else None


def plain(text: str) -> str:
    """The text of a note in one line, without the markup of boards that export HTML."""
    bare = html.unescape(TAG.sub(" ", text)) if TAG.search(text) else text
    return visible(" ".join(bare.split()), "")


def colour_name(colour: str) -> str:
    """Return a colour in words: the nearest basic one for a hexadecimal code, else the text as it is.

    Empty for `transparent`.
    """
    found = HEX.fullmatch(colour.strip())
    if not found:
        return "" if colour == "transparent" else " ".join(colour.replace("_", " ").split())
    red, green, blue = (int(found[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < GREY or not 0.04 < light < 0.98:
        return "white" if light > 0.9 else "black" if light < 0.15 else "grey"
    return next((name for most, name in HUES if hue * 360 <= most), "red")


USUAL: Final = 100.0
"""Half the height of a usual note, for boards whose sizes are unknown."""

MOST_COMPARED: Final = 100


def around(boxes: Iterable[BoardBox]) -> BoardBox | None:
    """Return the smallest box that contains all boxes; None for no boxes."""
    found = list(boxes)
    if not found:
        return None
    left, top = min(box.x for box in found), min(box.y for box in found)
    right, bottom = max(box.x + box.width for box in found), max(box.y + box.height for box in found)
    return BoardBox(left, top, right - left, bottom - top)


def reach(groups: Sequence[Sequence[BoardBox]]) -> float:
    """Return the largest vertical gap within a row of notes, which are grouped by frame.

    It is half the median height, or without heights, half the median distance between neighbours in a frame.
    """
    if heights := [box.height for group in groups for box in group if box.height]:
        return median(heights) / 2
    gaps = [gap for group in groups[:MOST_COMPARED] for gap in _gaps(group[:MOST_COMPARED])]
    return median(gaps) / 2 if gaps else USUAL


def _gaps(boxes: Sequence[BoardBox]) -> Iterator[float]:
    """Yield the distance from each box to the nearest other one."""
    corners = {(box.x, box.y) for box in boxes}
    for x, y in corners if len(corners) > 1 else ():
        yield min(max(abs(x - other[0]), abs(y - other[1])) for other in corners if other != (x, y))


def in_rows(places: Sequence[float], within: float) -> list[int]:
    """Return the row of each place on an axis, from 0; a gap wider than `within` begins a new row."""
    ordered = sorted(places)
    begins = [now - before > within for before, now in pairwise(ordered)]
    rows = dict(zip(ordered, accumulate(begins, initial=0), strict=False))
    return [rows[place] for place in places]


def reading_order(boxes: Sequence[BoardBox | None]) -> list[int]:
    """Return the indexes of the boxes in reading order, row by row.

    It is the order of the file if a box is missing, or if boxes lie on top of each other.
    """
    known = [box for box in boxes if box]
    as_they_are = list(range(len(boxes)))
    if len(known) < len(boxes) or any(_are_one(a, b) for a, b in pairwise(known)):
        return as_they_are
    order: list[int] = []
    left = sorted(as_they_are, key=lambda at: known[at].y)
    while left:
        first = known[left[0]]
        bottom = first.y + max(first.height, USUAL)
        row = [at for at in left if known[at].middle[1] <= bottom or known[at].y <= first.y + USUAL / 2]
        order += sorted(row, key=lambda at: known[at].x)
        left = [at for at in left if at not in row]
    return order


def _are_one(a: BoardBox, b: BoardBox) -> bool:
    """Whether each box contains the centre of the other, as for frames whose notes have positions within the frame."""
    return a.holds(b.middle) and b.holds(a.middle)


class NearestLabel:
    """Finds the label nearest to an item on an axis: 0 is horizontal, 1 is vertical."""

    def __init__(self, labels: Sequence[BoardItem], axis: int) -> None:
        self._axis = axis
        found = sorted(((label.box.middle[axis], at) for at, label in enumerate(labels) if label.box))
        self._places = [place for place, _ in found]
        self._labels = [labels[at] for _, at in found]
        self._widest = max((after - before for before, after in pairwise(self._places)), default=inf)

    def of(self, item: BoardItem) -> BoardItem | None:
        """Return the nearest label; None if it is farther away than the widest gap between two labels."""
        if item.box is None or not self._labels:
            return None
        place = item.box.middle[self._axis]
        at = bisect(self._places, place)
        around = range(max(at - 1, 0), min(at + 1, len(self._places)))
        best = min(around, key=lambda each: abs(self._places[each] - place))
        return self._labels[best] if abs(self._places[best] - place) <= self._widest else None
