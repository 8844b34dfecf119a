"""The fixes of problems that have just one right fix: a table by rule."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final

from journeymap_cli import rule_ids
from journeymap_cli.facts.columns import nodes
from journeymap_cli.lint.catalogue import OF_REFERENCES
from journeymap_cli.lint.ignores import DIRECTIVE, FIX_AND_REMOVE, REMOVE_IT, RULE
from journeymap_cli.lint.rules import same_name
from journeymap_cli.load.check import identical
from journeymap_cli.load.document import Document
from journeymap_cli.load.unknown_keys import COLON, COMMA
from journeymap_cli.model.slug import slug
from journeymap_cli.nearest import is_clear
from journeymap_cli.problem import Fix, Hint, Problem, Replacement, Span
from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.scalars import in_quotes
from journeymap_cli.yamlsource.comments import Comment
from journeymap_cli.yamlsource.positions import LINE_BREAK, Lines, ListPlace, MappingPlace, Place
from journeymap_cli.yamlsource.read import YamlText, read_yaml

INDENTED: Final = regex(r"([ \t]*)[^ \t]")
COLUMNS: Final = (2, 4, 8)
"""The widths of a tab to try, in columns."""

UNIQUE: Final = "x-written-twice"
"""A key that a map is unlikely to have."""


class FixContext:
    """The text of a file with problems, and its document, if that is valid."""

    def __init__(self, read: YamlText, document: Document | None) -> None:
        self.read, self.document = read, document
        self.lines = read.positions.lines

    def offsets(self, span: Span) -> tuple[int, int]:
        """Where a span starts and ends."""
        return self.lines.offset(span.line, span.column), self.lines.offset(span.end_line, span.end_column)

    def excerpt(self, span: Span) -> str:
        """The text in a span."""
        start, end = self.offsets(span)
        return self.read.text[start:end]

    def fix(self, start: int, end: int, text: str) -> Fix:
        """The fix that writes a text between two offsets."""
        return Fix(replacements=(Replacement(self.lines.span(start, end), text),))

    @cached_property
    def untabbed(self) -> Fix | None:
        """The fix that replaces tabs in indentation by spaces, if the result does not depend on their width."""
        fixes = [self._untabbed(columns) for columns in COLUMNS]
        results = [(_outcome(replaced(self.read.text, fix.replacements)), fix) for fix in fixes if fix.replacements]
        found = [each for each in results if each[0][0] is not None] or results
        return found[0][1] if found and all(outcome == found[0][0] for outcome, _ in found) else None

    def _untabbed(self, columns: int) -> Fix:
        lines = enumerate(LINE_BREAK.split(self.read.text), 1)
        found = [(number, indented[1]) for number, line in lines if (indented := INDENTED.match(line))]
        return Fix(
            replacements=tuple(
                Replacement(Span(number, 1, number, 1 + len(blanks)), blanks.expandtabs(columns))
                for number, blanks in found
                if "\t" in blanks
            )
        )

    @cached_property
    def ids(self) -> Mapping[Span, tuple[tuple[str, ...], str]]:
        """The path and the id of each stage and step, by the span of its name."""
        if self.document is None:
            return {}
        positions, found = self.document.placer.positions, {}
        for path, stage, node in nodes(self.document.journey):
            names = ("stages", stage.id) if node is stage else ("stages", stage.id, "steps", node.id)
            found[positions.value((*path, "name"))] = names, str(node.id)
        return found

    def repeated(self, key: Span) -> tuple[int, int] | None:
        """The offsets to delete if the key at a span repeats an earlier key of its mapping with the same value.

        None if the values differ or a comment would be deleted. To read both values, the text is parsed with the second
        key renamed.
        """
        start, end = self.offsets(key)
        other = read_yaml(f"{self.read.text[:start]}{UNIQUE}{self.read.text[end:]}".encode(errors="surrogateescape"))
        home = _home(other.positions.root, other.data, start)
        name = self.read.text[start:end].strip("\"'")
        if home is None or name not in home[0].entries or not identical(home[1][name], home[1][UNIQUE]):
            return None
        places = [*home[0].entries.values()]
        at = [*home[0].entries].index(UNIQUE)
        grown = len(UNIQUE) - (end - start)
        last, before = places[at][1].end - grown, places[at - 1][1].end
        found = self._rows(before, start, last)
        starts = (self.lines.offset(each.line, each.column) for each in self.read.comments)
        return None if found is None or any(found[0] <= at < found[1] for at in starts) else found

    def _rows(self, before: int, start: int, end: int) -> tuple[int, int] | None:
        """The offsets of whole lines with a key and its value; in brackets, from the end of the value before it."""
        text, line = self.read.text, self.lines.offset(self.lines.place(start)[0], 1)
        broken = LINE_BREAK.search(text, end)
        after = broken.end() if broken else len(text)
        if not text[line:start].strip():
            rest = text[end:after].strip()
            if not rest or rest.startswith("#"):
                return line, after
        return (before, end) if text[before:start].strip() == "," else None

    def comment(self, line: int) -> Comment | None:
        """The ignore comment of a line."""
        return next((each for each in self.read.comments.mentioning("journeymap:") if each.line == line), None)


def _home(place: Place, data: Any, start: int) -> tuple[MappingPlace, dict[str, Any]] | None:
    """The place and the data of the mapping with the renamed key, which starts at an offset."""
    if isinstance(place, MappingPlace):
        if UNIQUE in place.entries and place.entries[UNIQUE][0].start == start:
            return place, data
        inner = ((value, data[name]) for name, (_, value) in place.entries.items())
    elif isinstance(place, ListPlace):
        inner = ((value, each) for value, each in zip(place.entries, data, strict=True))
    else:
        return None
    return next(filter(None, (_home(*each, start) for each in inner)), None)


def _outcome(text: str) -> tuple[Any, list[tuple[str, int]]]:
    """The data in a text, None if it cannot be read, and the message and line of each problem."""
    read = read_yaml(text.encode(errors="surrogateescape"))
    return read.data, [(each.message, each.where.line) for each in read.problems]


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """The text after replacements, which must not overlap."""
    lines = Lines(text)
    for span, new in sorted(replacements, reverse=True):
        start, end = lines.offset(span.line, span.column), lines.offset(span.end_line, span.end_column)
        text = f"{text[:start]}{new}{text[end:]}"
    return text


TAB: Final = "tab (→)"

PLAIN: Final = regex(r"[^\s\"'\[\]{}&*!|>%@`#][^\r\n]*")
IN_BRACES: Final = regex(r"(?<=: )[^,{}\[\]\"'#:\r\n]+(?:,[^,{}\[\]\"'#:\r\n]+)+?(?= *\}| *, *[\w-]+:[ \r\n])")
"""A value in braces that commas cut into pieces."""


def fix_of(problem: Problem, context: FixContext) -> Fix | None:
    """The fix of a problem; None if there is none, or more than one."""
    return next(filter(None, (make(problem, context) for make in FIXES.get(problem.rule, ()))), None)


def _instead(problem: Problem, context: FixContext) -> Fix | None:
    """Write what the hint suggests, if no other known word is as similar to the wrong one."""
    hint = problem.hint
    if not isinstance(hint, Hint):
        return None
    is_sure = is_clear(context.excerpt(problem.where).strip("\"'"), hint.instead, hint.known)
    return _written(problem, hint.instead) if is_sure else None


def _written(problem: Problem, text: str) -> Fix:
    return Fix(replacements=(Replacement(problem.where, text),))


def _text_with_colon(problem: Problem, context: FixContext) -> Fix | None:
    """Quote a text that was read as a key with its value: `- Pricing: is there a free tier?`."""
    start, _ = context.offsets(problem.where)
    _, end = context.offsets(context.read.positions.value(problem.path))
    text = context.read.text[start:end]
    return context.fix(start, end, in_quotes(text)) if problem.hint == COLON and PLAIN.fullmatch(text) else None


def _text_with_commas(problem: Problem, context: FixContext) -> Fix | None:
    """Quote a text in braces, where the part after a comma was read as a key: `{text: Examines, explains}`."""
    if problem.hint != COMMA:
        return None
    at, _ = context.offsets(problem.where)
    line = context.lines.offset(problem.where.line, 1)
    found = next((each for each in IN_BRACES.finditer(context.read.text, line) if each.start() < at < each.end()), None)
    return context.fix(*found.span(), in_quotes(found[0])) if found else None


def _reference(problem: Problem, context: FixContext) -> Fix | None:
    """Write an id instead of a name, or of another spelling in which only case, blanks and hyphens differ."""
    hint, word = problem.hint, context.excerpt(problem.where).strip("\"'")
    return _written(problem, hint.instead) if isinstance(hint, Hint) and slug(word) == hint.instead else None


def _tabs(problem: Problem, context: FixContext) -> Fix | None:
    if not problem.message.startswith(TAB):
        return None
    start, end = context.offsets(problem.where)
    before = context.read.text[context.lines.offset(problem.where.line, 1) : start]
    return context.fix(start, end, " ") if before.strip() else context.untabbed


def _ignore(problem: Problem, context: FixContext) -> Fix | None:
    """Remove a needless rule from an ignore comment, or the whole comment if it names no other rule."""
    comment = context.comment(problem.where.line)
    directive = DIRECTIVE.match(comment.text) if comment else None
    if isinstance(problem.hint, Hint):
        return _written(problem, problem.hint.instead)
    if not comment or not directive or not directive["rules"] or problem.hint not in (REMOVE_IT, FIX_AND_REMOVE):
        return None
    text, (start, end) = context.read.text, context.offsets(problem.where)
    if len(RULE.findall(directive["rules"])) > 1:
        after = regex(r"[\s,]*(?=[^\s,\]])").match(text, end)
        before = len(text[:start].rstrip(" ,\t"))
        return context.fix(start, after.end(), "") if after else context.fix(before, end, "")
    start = context.lines.offset(comment.line, comment.column)
    end, first = start + len(comment.text), context.lines.offset(comment.line, 1)
    if not comment.alone:
        return context.fix(len(text[:start].rstrip(" \t")), end, "")
    broken = LINE_BREAK.search(text, end)
    return context.fix(first, broken.end() if broken else end, "")


def _repeated(problem: Problem, context: FixContext) -> Fix | None:
    """Remove a key that repeats an earlier one with the same value."""
    found = context.repeated(problem.where)
    return context.fix(*found, "") if found else None


def _written_id(problem: Problem, context: FixContext) -> Fix | None:
    found = context.ids.get(problem.where)
    if found is None:
        return None
    path, id_ = found
    return Fix(edits=({"op": "set", "path": [*path, "id"], "value": id_},))


Maker = Callable[[Problem, FixContext], Fix | None]

FIXES: Final[Mapping[str, tuple[Maker, ...]]] = {
    rule_ids.YAML_SYNTAX: (_instead, _tabs),
    rule_ids.NOT_UTF8: (_instead,),
    rule_ids.INVISIBLE_CHARACTER: (_instead,),
    rule_ids.DUPLICATE_KEY: (_repeated,),
    rule_ids.UNKNOWN_KEY: (_instead, _text_with_colon, _text_with_commas),
    rule_ids.BAD_VALUE: (_instead,),
    rule_ids.BAD_ID: (_instead,),
    rule_ids.UNUSED_IGNORE: (_ignore,),
    **dict.fromkeys(OF_REFERENCES, (_reference,)),
    same_name.ID: (_written_id,),
}
"""What to try for a problem of each rule: the first that applies is the fix."""
