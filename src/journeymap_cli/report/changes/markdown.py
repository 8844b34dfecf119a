"""Changes as Markdown, for a comment under a pull request: at most 60,000 characters, the user's words escaped."""

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from journeymap_cli.diff.change import Impact
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.render.markdown.text import CLEANED, GAP, TRIGGERS, inline
from journeymap_cli.report.changes.importance import importance
from journeymap_cli.report.changes.lines import ChangeLine
from journeymap_cli.report.changes.pieces import PieceMark, TextPiece
from journeymap_cli.report.changes.sections import Section, sections
from journeymap_cli.report.changes.text import summary
from journeymap_cli.report.terminal import printable

MOST_CHARACTERS: Final = 60_000
RESERVE: Final = 500
"""What the last line may need."""

MOST_OF_A_TEXT: Final = 300
FOLD_FROM: Final = 12
"""With so many lines the stages are folded."""

ORDER: Final = (Impact.WORSE, Impact.BETTER, Impact.NEUTRAL)
TAGS: Final = {PieceMark.KEPT: ("", ""), PieceMark.GONE: ("<del>", "</del>"), PieceMark.NEW: ("<ins>", "</ins>")}


def report(
    comparisons: Sequence[Comparison], *, color: bool = False, several: bool = False, width: int | None = None
) -> str:
    """One map after the other, as far as there is room."""
    if not comparisons:
        return "No map changed.\n"
    blocks = list(chain.from_iterable(map(_map, comparisons)))
    taken: list[str] = []
    room = MOST_CHARACTERS - RESERVE
    for at, block in enumerate(blocks):
        if len(block) + 1 > room:
            left = len(blocks) - at
            taken.append(f"\n{left} more {'part is' if left == 1 else 'parts are'} too long for a comment.\n")
            break
        room -= len(block) + 1
        taken.append(block)
    return "\n".join(taken)


def _map(comparison: Comparison) -> Iterator[str]:
    """Blocks that stand for themselves: a cut between two leaves no fold open."""
    yield f"### {_text(comparison.title)}\n"
    yield f"**{summary(comparison)}** · {_text(comparison.old_name)} → {_text(comparison.new_name)}\n"
    told = sorted(sections(comparison), key=_badness, reverse=True)
    lines = [(section, line) for section in told for line in section.lines]
    is_long = len(lines) >= FOLD_FROM
    if is_long:
        yield from _extremes(lines)
    yield from _feelings(lines)
    for section in told:
        yield from _section(section, folded=is_long)


def _badness(section: Section) -> tuple[float, int]:
    worse = [line for line in section.lines if line.weight is Impact.WORSE]
    return sum(map(importance, worse)), len(worse)


def _extremes(lines: Sequence[tuple[Section, ChangeLine]]) -> Iterator[str]:
    """The two worst and the two best changes."""
    ranked = sorted(lines, key=lambda each: -importance(each[1]))
    chosen = [
        f"- {weight}: {_text(section.title)} · {_line(line)}"
        for weight in (Impact.WORSE, Impact.BETTER)
        for section, line in [(section, line) for section, line in ranked if line.weight is weight][:2]
    ]
    if chosen:
        yield "\n".join(chosen) + "\n"


def _feelings(lines: Sequence[tuple[Section, ChangeLine]]) -> Iterator[str]:
    """The scores that changed, as a table."""
    rows = [_row(section, line) for section, line in lines if _is_feeling(line)]
    if rows:
        yield "\n".join(["| Where | Who | Before | After | |", "| --- | --- | --- | --- | --- |", *rows]) + "\n"


def _row(section: Section, line: ChangeLine) -> str:
    before, _, after = line.pieces
    who = line.label.removeprefix("emotion").strip(" ()") or "all"
    weight = "" if line.weight is Impact.NEUTRAL else line.weight
    cells = (line.place or section.title, who, before.text, after.text, weight)
    return f"| {' | '.join(map(_text, cells))} |"


def _is_feeling(line: ChangeLine) -> bool:
    is_emotion = line.change is not None and line.change.of == "emotion"
    return is_emotion and len(line.pieces) == 3 and line.pieces[1].mark is PieceMark.ARROW


def _section(section: Section, *, folded: bool) -> Iterator[str]:
    told = _joined(line for line in section.lines if not _is_feeling(line))
    lines = sorted(told, key=lambda line: (ORDER.index(line.weight), not importance(line)))
    if not lines:
        return
    items = [*map(_item, lines)]
    for start in range(0, len(items), 50):
        title, part = section.title + (" (more)" if start else ""), "\n".join(items[start : start + 50])
        if folded:
            yield f"<details><summary>{_html(title)} ({len(items)})</summary>\n\n{part}\n\n</details>\n"
        else:
            yield f"**{_text(title)}**\n\n{part}\n"


def _joined(lines: Iterable[ChangeLine]) -> list[ChangeLine]:
    """The new text of an entry in one line with what else became of it: sorting would tear them apart."""
    told: list[ChangeLine] = []
    for line in lines:
        if line.field and not told[-1].field:
            pieces = (*told.pop().pieces, TextPiece(f": {line.field} "), *line.pieces[1:])
            told.append(replace(line, pieces=pieces))
        else:
            told.append(line)
    return told


def _item(line: ChangeLine) -> str:
    """A change in a list; a sign at its start would begin another."""
    told = _line(line)
    sign = "\\" if told.startswith(("+ ", "- ")) else ""
    return f"- {sign}{told}{'' if line.weight is Impact.NEUTRAL else f' **({line.weight})**'}"


def _line(line: ChangeLine) -> str:
    where = f"{_text(line.place)} · " if line.place else ""
    label = f"{line.sign} {_text(line.label)}".strip() if line.label else ""
    return f"{where}{label}{': ' if label else ''}{''.join(map(_piece, line.pieces))}".strip()


def _piece(piece: TextPiece) -> str:
    if piece.mark is PieceMark.ARROW:
        return " → "
    start, end = TAGS[piece.mark]
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    return f"{before}{start}{_text(piece.text)}{end}{after}"


def _text(text: str) -> str:
    """Words of the user for a place within a line, not too long."""
    cut = f"{text[:MOST_OF_A_TEXT]}…" if len(text) > MOST_OF_A_TEXT else text
    return inline(printable(" ".join(cut.splitlines())))


def _html(text: str) -> str:
    """The same for a place where Markdown is not read."""
    cut = " ".join(text[:MOST_OF_A_TEXT].translate(CLEANED).split())
    return html.escape(TRIGGERS.sub(rf"\g<0>{GAP}", cut)).replace(GAP, f"&#{ord(GAP)};")
