"""Lists and mappings in brackets over several lines, put together again with what is between their parts."""

from collections.abc import Sequence
from typing import NamedTuple

from journeymap_cli.rewrite.blocks import BlockParts


class BracketRows(NamedTuple):
    """Parts in brackets; `close` is how far the closing bracket's end is from that of the last part."""

    parts: BlockParts
    close: int

    def text(self, kept: Sequence[str], added: Sequence[str]) -> str:
        """The parts with other texts, and new ones after the last."""
        between = [*self.parts.gaps, ""]
        text = self.parts.head + "".join(f"{one}{gap}" for one, gap in zip(kept, between, strict=True))
        if not added:
            return text + self.parts.tail
        line_end = self.parts.tail.find("\n", 0, self.close)
        if line_end < 0:
            return text + "".join(f", {each}" for each in added) + self.parts.tail
        return text + self._below(added, line_end)

    def _below(self, added: Sequence[str], line_end: int) -> str:
        """New parts, each on a line of its own, below the last one and the comment at its end."""
        tail = self.parts.tail
        has_comma = tail.lstrip(" ").startswith(",")
        last = self.parts.blocks[-1]
        line = last.source.text.rfind("\n", 0, last.start) + 1
        column = len(last.source.text[line:]) - len(last.source.text[line:].lstrip(" "))
        rows = ",".join(f"\n{' ' * column}{each}" for each in added)
        return f"{'' if has_comma else ','}{tail[:line_end]}{rows}{',' if has_comma else ''}{tail[line_end:]}"
