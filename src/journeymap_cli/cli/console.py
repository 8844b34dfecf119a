"""What is said beside the results: to standard error."""

import os
import sys
from dataclasses import dataclass
from typing import TextIO

from journeymap_cli.cli.options import ColorChoice
from journeymap_cli.report.printable import opening, printable


@dataclass(frozen=True)
class Console:
    """Says things to a person, unless told to be quiet."""

    color: ColorChoice = ColorChoice.AUTO
    quiet: bool = False

    def note(self, text: str) -> None:
        """Something good to know."""
        if not self.quiet:
            sys.stderr.write(f"{opening(text)}\n")

    def error(self, text: str) -> None:
        """Something wrong that is no problem of a journey."""
        paint, end = ("\x1b[1;31m", "\x1b[0m") if self.colors(sys.stderr) else ("", "")
        sys.stderr.write(f"{paint}error{end}: {printable(text)}\n")

    def colors(self, stream: TextIO) -> bool:
        """Whether to colour what goes to a stream."""
        if self.color is ColorChoice.AUTO:
            return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
        return self.color is ColorChoice.ALWAYS
