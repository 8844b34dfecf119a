"""Changes as Markdown for a comment on a pull request: at most 60,000 characters, all text of the map escaped."""

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.diff.impact import Impact
from journeymap_cli.phrases import counted
from journeymap_cli.render.markdown.text import CLEANED, GAP, TRIGGERS, inline
from journeymap_cli.report.changes.lines import ChangeLine, FeelingChange, importance
from journeymap_cli.report.changes.pieces import ChangePiece, PieceMark, TextPiece
from journeymap_cli.report.changes.sections import Section, sections
from journeymap_cli.report.changes.words import summary, trust_summary
from journeymap_cli.report.terminal import printable

MAX_CHARACTERS: Final = 60_000
RESERVE: Final = 500
"""Characters kept free for the last line."""

MAX_TEXT: Final = 300
FOLD_FROM: Final = 12
"""The number of lines from which stages are folded."""

MAX_ITEMS: Final = 50
"""The most lines of one stage in one block."""

ORDER: Final = (Impact.WORSE, Impact.BETTER, Impact.NEUTRAL)
TAGS: Final = {PieceMark.KEPT: ("", ""), PieceMark.GONE: ("<del>", "</del>"), PieceMark.NEW: ("<ins>", "</ins>")}


def report(
    comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
) -> str:
    """One map after the other, as far as they fit."""
    if not comparisons:
        return "No map changed.\n"
    blocks = list(chain.from_iterable(map(_map, comparisons)))
    taken: list[str] = []
    room = MAX_CHARACTERS - RESERVE
    for at, block in enumerate(blocks):
        if len(block) + 1 > room:
            left = counted(len(blocks) - at, "more part is", "more parts are")
            taken.append(f"\n{left} too long for a comment.\n")
            break
        room -= len(block) + 1
        taken.append(block)
    return "\n".join(taken)


def _map(comparison: Comparison) -> Iterator[str]:
    """Yield blocks; the report can be cut between any two of them, as none leaves an HTML element open."""
    yield f"### {_text(comparison.title)}\n"
    yield f"**{summary(comparison)}** · {_text(comparison.old_name)} → {_text(comparison.new_name)}\n"
    if trust := trust_summary(comparison.summary):
        yield f"{trust}\n"
    ranked = sorted(sections(comparison), key=_badness, reverse=True)
    lines = [(section, line) for section in ranked for line in section.lines]
    is_long = len(lines) >= FOLD_FROM
    if is_long:
        yield from _extremes(lines)
    yield from _feelings(lines)
    for section in ranked:
        yield from _section(section, folded=is_long)


def _badness(section: Section) -> tuple[float, int]:
    worse = [line for line in section.lines if line.impact is Impact.WORSE]
    return sum(map(importance, worse)), len(worse)


def _extremes(lines: Sequence[tuple[Section, ChangeLine]]) -> Iterator[str]:
    """The two worst and the two best changes."""
    ranked = sorted(lines, key=lambda each: -importance(each[1]))
    chosen = [
        f"- {impact}: {_text(section.title)} · {_line(line)}"
        for impact in (Impact.WORSE, Impact.BETTER)
        for section, line in [(section, line) for section, line in ranked if line.impact is impact][:2]
    ]
    if chosen:
        yield "\n".join(chosen) + "\n"


def _feelings(lines: Sequence[tuple[Section, ChangeLine]]) -> Iterator[str]:
    """The changed feelings as a table."""
    rows = [_row(line.place or section.title, line.impact, line.feeling) for section, line in lines if line.feeling]
    if rows:
        yield "\n".join(["| Where | Who | Before | After | |", "| --- | --- | --- | --- | --- |", *rows]) + "\n"


def _row(where: str, impact: Impact, feeling: FeelingChange) -> str:
    label = "" if impact is Impact.NEUTRAL else impact
    cells = (where, feeling.who, feeling.before.text, feeling.after.text, label)
    return f"| {' | '.join(map(_text, cells))} |"


def _section(section: Section, *, folded: bool) -> Iterator[str]:
    joined = _joined(line for line in section.lines if not line.feeling)
    lines = [line for block in sorted(_blocks(joined), key=_block_rank) for line in block]
    if not lines:
        return
    items = [*map(_item, lines)]
    for start in range(0, len(items), MAX_ITEMS):
        title, part = section.title + (" (more)" if start else ""), "\n".join(items[start : start + MAX_ITEMS])
        if folded:
            yield f"<details><summary>{_html(title)} ({len(items)})</summary>\n\n{part}\n\n</details>\n"
        else:
            yield f"**{_text(title)}**\n\n{part}\n"


def _blocks(lines: Iterable[ChangeLine]) -> list[list[ChangeLine]]:
    """Group the lines: an entry that replaces another is in the same block."""
    blocks: list[list[ChangeLine]] = []
    for line in lines:
        if line.beside and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _block_rank(block: Sequence[ChangeLine]) -> tuple[int, bool]:
    return min((ORDER.index(line.impact), not importance(line)) for line in block)


def _joined(lines: Iterable[ChangeLine]) -> list[ChangeLine]:
    """Join the new text of an entry with the line of its field that follows: sorting would separate them."""
    joined: list[ChangeLine] = []
    for line in lines:
        if line.follows and not joined[-1].follows:
            values = (*joined.pop().pieces, TextPiece(f": {line.field} "), *line.values)
            joined.append(line._replace(values=values, field=""))
        else:
            joined.append(line)
    return joined


def _item(line: ChangeLine) -> str:
    """A change as a list item; a sign at its start is escaped, as it would begin a nested list."""
    words = _line(line)
    sign = "\\" if words.startswith(("+ ", "- ")) else ""
    return f"- {sign}{words}{_verdict(line)}"


def _verdict(line: ChangeLine) -> str:
    """The verdict in brackets, in bold if it is about the customer; empty for most lines."""
    if line.impact is not Impact.NEUTRAL:
        return f" **({line.impact})**"
    return f" ({line.verdict})" if line.verdict else ""


def _line(line: ChangeLine) -> str:
    where = f"{_text(line.place)} · " if line.place else ""
    label = f"{line.sign} {_text(line.label)}".strip()
    joint = ": " if line.label else " " if label else ""
    return f"{where}{label}{joint}{''.join(map(_piece, line.pieces))}".strip()


def _piece(piece: ChangePiece) -> str:
    if piece.mark is PieceMark.ARROW:
        return " → "
    start, end = TAGS[piece.mark]
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    return f"{before}{start}{_text(piece.text)}{end}{after}"


def _text(text: str) -> str:
    """Escape a text of the map for use within a line, cut to `MAX_TEXT` characters."""
    cut = f"{text[:MAX_TEXT]}…" if len(text) > MAX_TEXT else text
    return inline(printable(" ".join(cut.splitlines())))


def _html(text: str) -> str:
    """Escape and cut a text for an HTML element, where Markdown does not apply."""
    cut = " ".join(text[:MAX_TEXT].translate(CLEANED).split())
    return html.escape(TRIGGERS.sub(rf"\g<0>{GAP}", cut)).replace(GAP, f"&#{ord(GAP)};")
