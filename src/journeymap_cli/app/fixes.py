"""What would mend a problem, where just one mending is right: a table by rule."""

from collections.abc import Callable, Mapping
from typing import Final

from journeymap_cli import rule_ids
from journeymap_cli.app.fix_context import FixContext
from journeymap_cli.lint.fixable import OF_REFERENCES
from journeymap_cli.lint.ignores import DIRECTIVE, FIX_AND_REMOVE, REMOVE_IT, RULE
from journeymap_cli.lint.rules import same_name
from journeymap_cli.load.unknown_keys import COLON, COMMA
from journeymap_cli.model.slug import slug
from journeymap_cli.nearest import is_clear
from journeymap_cli.problem import Fix, Hint, Problem, Replacement
from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.scalars import in_quotes
from journeymap_cli.yamlsource.positions import LINE_BREAK

TAB: Final = "tab (→)"

PLAIN: Final = regex(r"[^\s\"'\[\]{}&*!|>%@`#][^\r\n]*")
IN_BRACES: Final = regex(r"(?<=: )[^,{}\[\]\"'#:\r\n]+(?:,[^,{}\[\]\"'#:\r\n]+)+?(?= *\}| *, *[\w-]+:[ \r\n])")
"""A value in braces that commas cut into pieces."""


def fix_of(problem: Problem, context: FixContext) -> Fix | None:
    """What would mend a problem; None if nothing would, or more than one thing."""
    return next(filter(None, (make(problem, context) for make in FIXES.get(problem.rule, ()))), None)


def _instead(problem: Problem, context: FixContext) -> Fix | None:
    """What the hint asks for, if no other known word is as similar to the wrong one."""
    hint = problem.hint
    if not isinstance(hint, Hint):
        return None
    is_sure = is_clear(context.excerpt(problem.where).strip("\"'"), hint.instead, hint.known)
    return _written(problem, hint.instead) if is_sure else None


def _written(problem: Problem, text: str) -> Fix:
    return Fix(replacements=(Replacement(problem.where, text),))


def _text_with_colon(problem: Problem, context: FixContext) -> Fix | None:
    """A text that was read as a key with its value: `- Pricing: is there a free tier?`."""
    start, _ = context.offsets(problem.where)
    _, end = context.offsets(context.read.positions.value(problem.path))
    text = context.read.text[start:end]
    return context.fix(start, end, in_quotes(text)) if problem.hint == COLON and PLAIN.fullmatch(text) else None


def _text_with_commas(problem: Problem, context: FixContext) -> Fix | None:
    """A text in braces whose rest was read as keys: `{text: Examines, explains}`."""
    if problem.hint != COMMA:
        return None
    at, _ = context.offsets(problem.where)
    line = context.lines.offset(problem.where.line, 1)
    found = next((each for each in IN_BRACES.finditer(context.read.text, line) if each.start() < at < each.end()), None)
    return context.fix(*found.span(), in_quotes(found[0])) if found else None


def _reference(problem: Problem, context: FixContext) -> Fix | None:
    """The id of what is referred to by its name, or in another spelling: only case, blanks and hyphens differ."""
    hint, word = problem.hint, context.excerpt(problem.where).strip("\"'")
    return _written(problem, hint.instead) if isinstance(hint, Hint) and slug(word) == hint.instead else None


def _tabs(problem: Problem, context: FixContext) -> Fix | None:
    if not problem.message.startswith(TAB):
        return None
    start, end = context.offsets(problem.where)
    before = context.read.text[context.lines.offset(problem.where.line, 1) : start]
    return context.fix(start, end, " ") if before.strip() else context.untabbed


def _ignore(problem: Problem, context: FixContext) -> Fix | None:
    """An ignore comment without the rule that it names in vain, or without a comment that names no other."""
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
    """A key that is written twice with the same value, without the second of the two."""
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
