"""PyYAML's parser in Python, for machines without libyaml, modified to read what libyaml reads."""

from typing import Final, NoReturn

from yaml.error import Mark
from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import DirectiveToken, FlowEntryToken, ScalarToken, ValueToken

from journeymap_cli.characters import YAML_BREAKS
from journeymap_cli.regexes import regex

BREAKS: Final = f"\r\n{YAML_BREAKS}"
ENDS: Final = "\0 \t" + BREAKS
IN_BLOCK: Final = regex(f"(?:[^:{ENDS}]|:(?![{ENDS}]))+")
"""Part of a plain text without white space. A colon belongs to it unless white space follows."""

IN_BRACKETS: Final = regex(rf"(?:[^:{ENDS},\[\]{{}}]|:(?![{ENDS},?\[\]{{}}]))+")
"""Part of a plain text in brackets, where separators end the text too."""

REFUSED_COLON: Final = regex(r":[,?\[\]{}]")
"""A colon that libyaml does not allow in a plain text in brackets."""

DOCUMENT: Final = regex(f"(?:---|\\.\\.\\.)[{ENDS}]")
INDICATORS: Final = regex("(?:[-+][0-9]?|[0-9][-+]?)?")
"""What may follow `|` or `>`: how to treat trailing line breaks and the indentation, in either order."""


class PureParser(Reader, Scanner, Parser):
    """PyYAML's parser, but with tabs between tokens, `?` in texts in brackets, and checked escapes."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip spaces, line breaks and comments, and tabs except in indentation."""
        found = False
        while not found:
            self._skip(" \t" if self.flow_level or not self.allow_simple_key else " ")
            if self.peek() == "#":
                while self.peek() not in "\0" + BREAKS:
                    self.forward()
            found = not self._line_break()
            if not found and not self.flow_level:
                self.allow_simple_key = True

    def scan_directive(self) -> DirectiveToken:
        """A line that starts with `%`; an unknown directive is an error."""
        start = self.get_mark()
        token = super().scan_directive()
        if token.name not in ("YAML", "TAG"):
            self._fail("while scanning a directive", start, "found unknown directive name")
        return token

    def scan_plain(self) -> ScalarToken:
        """A plain text: parts without white space, joined by folded white space."""
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
        """Part of a quoted text; an escape that is not a valid character is an error."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (ValueError, OverflowError):
            self._fail("while parsing a quoted scalar", start_mark, "found invalid Unicode character escape code")
        return chunks

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """The indicators of a block text: whether to keep its trailing line breaks, and its indentation."""
        found = INDICATORS.match(self.buffer, self.pointer)
        indicators = found.group() if found else ""
        self.forward(len(indicators))
        if "0" in indicators:
            self._fail("while scanning a block scalar", start_mark, "found an indentation indicator equal to 0")
        return "+" in indicators if indicators.strip("123456789") else None, int(indicators.strip("+-") or 0) or None

    def scan_block_scalar_ignored_line(self, start_mark: Mark) -> None:
        """The rest of the line of a block indicator, including tabs."""
        self._skip(" \t")
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        """The first lines of a block text, which set its indentation."""
        breaks, deepest, end = super().scan_block_scalar_indentation()
        if self.peek() == "\t":
            self._fail("while scanning a block scalar", end, "found a tab character where indentation is expected")
        return breaks, deepest, end

    def parse_flow_sequence_entry_mapping_key(self) -> Event:
        """The key of a pair in square brackets. Like libyaml, drops a comma or colon after a single `?`."""
        event: Event = super().parse_flow_sequence_entry_mapping_key()  # type: ignore[no-untyped-call]
        if event.start_mark is event.end_mark and self.check_token(FlowEntryToken, ValueToken):
            self.get_token()  # type: ignore[no-untyped-call]
        return event

    def _between(self, indent: int, start: Mark) -> str:
        """The white space inside a text, folded according to YAML; empty at the end of the document."""
        spaces = self._skip(" \t")
        if self.peek() not in BREAKS:
            return spaces
        breaks = []
        while self.peek() in BREAKS:
            breaks.append(self._line_break())
            self.allow_simple_key = True
            if DOCUMENT.match(self.buffer, self.pointer):
                return ""
            self._skip_indentation(indent, start)
        first, *more = breaks  # one break becomes a space, of several the first is dropped
        return "".join(more) or " " if first == "\n" else "".join(breaks)

    def _refuse_colon(self, start: Mark) -> None:
        if self.flow_level and REFUSED_COLON.match(self.buffer, self.pointer):
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
