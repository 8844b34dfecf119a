"""Where a line may end: a compact form of Unicode's rules (UAX 14) and of the Japanese ones (kinsoku)."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_BLANK: Final = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"  # those that do not hold words together
_IDEOGRAPH: Final = (
    "\u2e80-\u2fff\u3001-\u30ff\u3105-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff9f\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
_OPENS: Final = r"(\[{（［｛「『【〈《〔〖〘｟｢“‘«‹¿¡"  # what follows stays with it
_CLOSES: Final = (  # stays with what is before it
    r")\]}）］｝」』】〉》〕〗〙｠｣”’»›.,:;!?%。、，．：；！？％・･…‥‼⁇⁈⁉～〜ー–—゠‐々〻ゝゞヽヾ゛゜℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｰ\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_BREAK: Final = re.compile(
    rf"(?P<blanks>[{_BLANK}]+)"
    r"|(?P<hidden>[\u00ad\u200b])"
    r"|(?<=[^\W\d_][-‐/])(?=[^\W_])|(?<=\d/)(?=[^\W\d_])|(?<=[–—])(?=\w)"
    rf"|(?<![{_OPENS}{_BLANK}])(?![{_CLOSES}{_BLANK}])(?:(?<=[{_IDEOGRAPH}])|(?=[{_IDEOGRAPH}]))"
)


class Piece(NamedTuple):
    """Text that stays together; what stands after it if the line goes on, and if the line ends there."""

    text: str
    going_on: str = ""
    at_end: str = ""


def pieces(paragraph: str) -> Iterator[Piece]:
    start = 0
    for found in _BREAK.finditer(paragraph):
        if found.end() == 0:
            continue
        yield Piece(paragraph[start : found.start()], found["blanks"] or "", "-" if found["hidden"] == "\u00ad" else "")
        start = found.end()
    if start < len(paragraph):
        yield Piece(paragraph[start:])
