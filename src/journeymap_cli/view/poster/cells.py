"""Contents of poster cells, one function per cell kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.language.language import ENGLISH, Language
from journeymap_cli.model.lanes import CellKind
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.problem import Path
from journeymap_cli.view.cells import Chip, EntryView, Feeling, Figure, OpportunityDetail, PainDetail
from journeymap_cli.view.measure import width
from journeymap_cli.view.plain import plain
from journeymap_cli.view.poster.badges import EVIDENCE, EVIDENCE_GAP, evidence_mark, tags
from journeymap_cli.view.poster.notes import word_and_quote
from journeymap_cli.view.poster.shapes import Box, ColorRole, Piece, TextBlock, column, moved
from journeymap_cli.view.poster.text import BAD, BODY, GOOD, MUTED, SMALL, STRONG, TextSetter, TextStyle, line_height

GAP: Final = 5
BAR: Final = 3
INSET: Final = 9
"""Width of the bar of a card, and where its text begins."""
TINTED: Final = 4
"""Padding above and below a text on a ground."""
SIGN: Final = "\u00a0\u25cf"
"""Placeholder for the sign of the evidence at the end of a text: as wide as the sign, and kept with the last word."""


class CellContext(NamedTuple):
    """Context for filling cells: the language, persona initials, and the kinds of evidence that get a sign."""

    language: Language = ENGLISH
    initials: Mapping[str, str] = {}
    marked: tuple[Evidence, ...] = ()

    def text(self, content: str, limit: float, style: TextStyle = BODY, path: Path = ()) -> Piece:
        """Set a text."""
        return TextSetter(self.language).text(content, limit, style, path)


CellFiller: TypeAlias = Callable[[EntryView, float, CellContext], Piece]


def content(kind: CellKind, entries: Sequence[EntryView], limit: float, context: CellContext) -> Piece:
    """Lay out the entries of a cell in a piece `limit` points wide."""
    pieces = [FILLS[kind](entry, limit, context) for entry in entries]
    return column([piece for piece in pieces if piece.height], GAP)


def below(entry: EntryView, language: Language) -> Iterator[tuple[str, TextStyle]]:
    """Yield the smaller lines under the text of an entry, with their styles."""
    detail = entry.detail
    if isinstance(detail, Chip):
        if detail.channel and detail.channel.casefold() != entry.text.casefold():
            yield detail.channel, SMALL
    elif isinstance(detail, PainDetail):
        words = " · ".join(filter(None, (detail.severity_words, detail.urgency_words)))
        if words:
            yield words, TextStyle(SMALL.size, BAD if detail.level == SEVERE else MUTED)
    elif isinstance(detail, OpportunityDetail):
        quick = language.gettext("quick win") if detail.is_quick_win else ""
        state = detail.status_words if detail.status != "idea" else ""
        for parts, ink in (((quick, detail.worth), GOOD if quick else MUTED), ((state, detail.owner), MUTED)):
            if any(parts):
                yield " · ".join(filter(None, parts)), TextStyle(SMALL.size, ink)


SEVERE: Final = 3


def _item(entry: EntryView, limit: float, context: CellContext, style: TextStyle = BODY) -> Piece:
    """The text with the signs of its evidence and of its personas, and the smaller lines."""
    lines = [context.text(line, limit, small, entry.path) for line, small in below(entry, context.language)]
    return column([_signed(plain(entry.text), entry, limit, context, style), *lines], 1)


def _signed(words: str, entry: EntryView, limit: float, context: CellContext, style: TextStyle = BODY) -> Piece:
    """A text after the tags of its personas, and before the sign of its evidence."""
    who = tags(entry.who, context.initials, limit / 2)
    start = who.width + 4 if entry.who else 0
    body = _marked(words, entry, limit - start, context, style)
    raised = max(0.0, (line_height("x", style.size) - line_height("x", SMALL.size)) / 2)
    if TextSetter(context.language).is_opposite(words):
        marks = (*body.marks, *moved(who.marks, limit - who.width, raised))
    else:
        marks = (*moved(who.marks, 0, raised), *moved(body.marks, start, 0))
    return Piece(limit, max(body.height, who.height), marks)


def _marked(words: str, entry: EntryView, limit: float, context: CellContext, style: TextStyle) -> Piece:
    if entry.evidence not in context.marked or not entry.evidence:
        return _text(words, entry, limit, context, style)
    block = _block(words + SIGN, entry, limit, context, style)
    *lines, last = block.lines
    last = last.replace(SIGN, "")
    end = width(last, style.size, style.bold) + EVIDENCE_GAP
    left = block.width - end - EVIDENCE if block.side == "right" else end
    shown = block._replace(lines=(*lines, last))
    sign = moved(evidence_mark(entry.evidence, block.pitch), left, block.pitch * len(lines))
    return Piece(limit, block.height, (shown, *sign))


def _text(words: str, entry: EntryView, limit: float, context: CellContext, style: TextStyle) -> Piece:
    block = _block(words, entry, limit, context, style)
    return Piece(limit, block.height, (block,))


def _block(words: str, entry: EntryView, limit: float, context: CellContext, style: TextStyle) -> TextBlock:
    """A text with the link of its entry."""
    href = entry.link.href if entry.link else None
    return TextSetter(context.language).linked(words, limit, style, entry.path, href)


class CardLook(NamedTuple):
    """How a card shows its weight: the bar beside it, its ground, and the style of its text."""

    bar: ColorRole
    weight: float = BAR
    ground: ColorRole | None = None
    text: TextStyle = BODY


PAINS: Final[Mapping[int, CardLook]] = {
    0: CardLook(ColorRole("bad-soft"), 1),
    1: CardLook(BAD, 1),
    2: CardLook(ColorRole("bad-soft")),
    SEVERE: CardLook(BAD, ground=ColorRole("pain"), text=STRONG),
}
"""By level; 0 is unrated."""
QUICK_WIN: Final = CardLook(GOOD, ground=ColorRole("chance"), text=STRONG)
OPEN: Final = CardLook(ColorRole("good-soft"))
CLOSED: Final = CardLook(ColorRole("rule"))


def _card(entry: EntryView, limit: float, context: CellContext) -> Piece:
    look, along = _look(entry.detail), 0
    if look.ground:
        along = TINTED
    inside = _item(entry, limit - INSET - (ACROSS_GROUND if look.ground else 0), context, look.text)
    height = inside.height + 2 * along
    ground = (Box(0, 0, limit, height, look.ground),) if look.ground else ()
    bar = Box(0, 0, look.weight, height, look.bar)
    return Piece(limit, height, (*ground, bar, *moved(inside.marks, INSET, along)))


ACROSS_GROUND: Final = 4


def _look(detail: object) -> CardLook:
    if isinstance(detail, OpportunityDetail):
        return CLOSED if detail.is_over else QUICK_WIN if detail.is_quick_win else OPEN
    return PAINS[detail.level if isinstance(detail, PainDetail) else 0]


def _feeling(entry: EntryView, limit: float, context: CellContext) -> Piece:
    """The words and the quote of a feeling."""
    words = feeling_words(entry, context.language)
    return _signed(words, entry, limit, context) if words else Piece(0, 0)


def feeling_words(entry: EntryView, language: Language) -> str:
    """The words and the quote of a feeling."""
    return word_and_quote(entry.text, entry.detail.quote if isinstance(entry.detail, Feeling) else None, language)


def _figure(entry: EntryView, limit: float, context: CellContext) -> Piece:
    figure, gettext = entry.detail, context.language.gettext
    if not isinstance(figure, Figure):
        return _text(entry.text, entry, limit, context, BODY)
    parts = [] if figure.name_is_redundant else [_text(entry.text, entry, limit, context, SMALL)]
    if figure.value is not None:
        value = STRONG._replace(ink=BAD) if figure.off_target else STRONG
        parts.append(context.text(figure.value, limit, value))
    if figure.target is not None:
        wanted = f"{gettext('target')} {figure.target}"
        verdict = f"✕ {gettext('missed')}" if figure.off_target else f"✓ {gettext('met')}"
        ink = MUTED if figure.value is None else BAD if figure.off_target else GOOD
        words = wanted if figure.value is None else f"{verdict} · {wanted}"
        parts.append(context.text(words, limit, TextStyle(SMALL.size, ink)))
    return column(parts)


FILLS: Final[Mapping[CellKind, CellFiller]] = {
    "items": _item,
    "chips": _item,
    "pains": _card,
    "chances": _card,
    "metrics": _figure,
    "emotion": _feeling,
}
