"""PyYAML's parser in Python, for machines without the one in C: made to read what that reads."""

import re
from typing import Final, NoReturn

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import DirectiveToken, ScalarToken

BREAKS: Final = "\r\n\x85\u2028\u2029"
ENDS: Final = "\0 \t" + BREAKS
IN_BLOCK: Final = re.compile(f"(?:[^:{ENDS}]|:(?![{ENDS}]))+")
IN_BRACKETS: Final = re.compile(rf"(?:[^:{ENDS},\[\]{{}}]|:(?![{ENDS},?\[\]{{}}]))+")
COLON_SHUT_IN: Final = re.compile(r":[,?\[\]{}]")

DOCUMENT: Final = re.compile(f"(?:---|\\.\\.\\.)[{ENDS}]")
INDICATORS: Final = re.compile("(?:[-+][0-9]?|[0-9][-+]?)?")


class PureParser(Reader, Scanner, Parser):
    """Events of a text. Other than PyYAML's own: tabs between tokens, `?` in texts in brackets, escapes checked."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip blanks, breaks and comments; tabs where no indentation is expected."""
        found = False
        while not found:
            blanks = " \t" if self.flow_level or not self.allow_simple_key else " "
            self._skip(blanks)
            if self.peek() == "#":
                while self.peek() not in "\0" + BREAKS:
                    self.forward()
            found = not self._line_break()
            if not found and not self.flow_level:
                self.allow_simple_key = True

    def scan_directive(self) -> DirectiveToken:
        """A line that begins with `%`; one of an unknown kind is an error."""
        start = self.get_mark()
        token = super().scan_directive()
        if token.name not in ("YAML", "TAG"):
            self._fail("while scanning a directive", start, "found unknown directive name")
        return token

    def scan_plain(self) -> ScalarToken:
        """A text without quotes."""
        chunks: list[str] = []
        start, indent = self.get_mark(), self.indent + 1
        end, between = start, ""
        pattern = IN_BRACKETS if self.flow_level else IN_BLOCK
        while self.peek() != "#" and (found := pattern.match(self.buffer, self.pointer)):
            self.allow_simple_key = False
            chunks += between, found.group()
            self.forward(len(found.group()))
            end = self.get_mark()
            self._refuse_colon(start)
            between = self._between(indent, start)
            self._refuse_colon(start)
            if not between or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        """A stretch of a quoted text; an escape that is no character is an error."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (ValueError, OverflowError):
            self._fail("while parsing a quoted scalar", start_mark, "found invalid Unicode character escape code")
        return chunks

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """What follows the sign of a block text: whether to keep breaks at its end, and its indentation."""
        found = INDICATORS.match(self.buffer, self.pointer)
        signs = found.group() if found else ""
        self.forward(len(signs))
        if "0" in signs:
            self._fail("while scanning a block scalar", start_mark, "found an indentation indicator equal to 0")
        return "+" in signs if signs.strip("123456789") else None, int(signs.strip("+-") or 0) or None

    def scan_block_scalar_ignored_line(self, start_mark: Mark) -> None:
        """What else stands on that line; tabs too."""
        self._skip(" \t")
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        """The first lines of a block text, which tell its indentation."""
        breaks, deepest, end = super().scan_block_scalar_indentation()
        if self.peek() == "\t":
            self._fail("while scanning a block scalar", end, "found a tab character where indentation is expected")
        return breaks, deepest, end

    def _between(self, indent: int, start: Mark) -> str:
        """The blanks and breaks inside a text, folded; none at the end of the document."""
        blanks = self._skip(" \t")
        if self.peek() not in BREAKS:
            return blanks
        breaks = []
        while self.peek() in BREAKS:
            breaks.append(self._line_break())
            self.allow_simple_key = True
            if DOCUMENT.match(self.buffer, self.pointer):
                return ""
            self._skip_indentation(indent, start)
        first, *more = breaks
        return "".join(more) or " " if first == "\n" else "".join(breaks)

    def _refuse_colon(self, start: Mark) -> None:
        if self.flow_level and COLON_SHUT_IN.match(self.buffer, self.pointer):
            self._fail("while scanning a plain scalar", start, "found unexpected ':'")

    def _skip_indentation(self, indent: int, start: Mark) -> None:
        self._skip(" ")
        if self.peek() == "\t" and self.column < indent:
            self._fail("while scanning a plain scalar", start, "found a tab character that violates indentation")
        self._skip(" \t")

    def _line_break(self) -> str:
        found: str = super().scan_line_break()  # type: ignore[no-untyped-call]
        return found

    def _skip(self, characters: str) -> str:
        begin = self.pointer
        while self.peek() in characters:
            self.forward()
        skipped: str = self.buffer[begin : self.pointer]
        return skipped

    def _fail(self, context: str, start: Mark, problem: str) -> NoReturn:
        raise ScannerError(context, start, problem, self.get_mark()) from None
