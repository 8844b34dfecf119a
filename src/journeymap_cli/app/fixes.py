"""What would mend a problem, where just one mending is right: a table by rule."""

import datetime
from collections.abc import Callable, Mapping
from typing import Final

from journeymap_cli import rule_ids
from journeymap_cli.app.fix_context import FixContext
from journeymap_cli.lint.fixable import OF_REFERENCES
from journeymap_cli.lint.ignores import DIRECTIVE, FIX_AND_REMOVE, REMOVE_IT, RULE
from journeymap_cli.lint.rules import same_name
from journeymap_cli.load.normalize import shapes
from journeymap_cli.load.unknown_keys import COLON, COMMA, SPACES, is_joined, part_at
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.slug import slug
from journeymap_cli.nearest import is_clear, nearest
from journeymap_cli.problem import Fix, Problem, Replacement
from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.scalars import in_quotes
from journeymap_cli.yamlsource.positions import LINE_BREAK

MEANT: Final = regex(r"did you mean '([a-z][a-z0-9_-]*)'\?")
MEANT_ID: Final = regex(r"did you mean '([^']+)'\?")
CHOICES: Final = regex(r".* is not one of ([-a-z0-9_, ]+)")
TRUTH: Final = regex(r"write (true|false)")
ID: Final = regex(r"write '([^']+)': .*")

QUOTE_IT: Final = regex(r"quote it: (.+)")
QUOTES: Final = "put the whole text in quotes"
NEEDS_QUOTES: Final = regex(
    r"the text '.*' (?:contains a colon|starts with '.*)|more text follows the closing quote in .*"
)
"""The messages about a text that needs quotes, and whose span is the whole text."""

KEY_TO: Final = regex(r"write '([\w-]+): \.\.\.'")
DASH_TO: Final = regex(r"write '[-] .*'|start a list entry with '[-] '")
JOINT: Final = regex(r"[:：﹕︓][ \t\u00a0\u2007\u202f\u3000]?")
"""What joins a key to its value, if not as it should."""

DELETE: Final = "delete it"
TAB: Final = "tab (→)"

PLAIN: Final = regex(r"[^\s\"'\[\]{}&*!|>%@`#][^\r\n]*")
IN_BRACES: Final = regex(r"(?<=: )[^,{}\[\]\"'#:\r\n]+(?:,[^,{}\[\]\"'#:\r\n]+)+?(?= *\}| *, *[\w-]+:[ \r\n])")
"""A value in braces that commas cut into pieces."""

YEAR_FIRST: Final = regex(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
DAY_FIRST: Final = regex(r"(\d{1,2})(?:st|nd|rd|th)?\.? +([A-Z][a-z]{2,8})\.?,? +(\d{4})")
MONTH_FIRST: Final = regex(r"([A-Z][a-z]{2,8})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DURATION: Final = regex(r"(\d+(?:\.\d+)?) ?([a-z]+?)s?")
UNITS: Final = {
    **dict.fromkeys(("min", "minute"), "min"),
    **dict.fromkeys(("h", "hr", "hour"), "h"),
    **dict.fromkeys(("d", "day"), "d"),
    **dict.fromkeys(("w", "wk", "week"), "w"),
    **dict.fromkeys(("mo", "month"), "mo"),
    **dict.fromkeys(("y", "yr", "year"), "y"),
}


def fix_of(problem: Problem, context: FixContext) -> Fix | None:
    """What would mend a problem; None if nothing would, or more than one thing."""
    return next(filter(None, (make(problem, context) for make in FIXES.get(problem.rule, ()))), None)


def _instead(problem: Problem, text: str) -> Fix:
    return Fix(replacements=(Replacement(problem.where, text),))


def _meant_key(problem: Problem, context: FixContext) -> Fix | None:
    """The key that a misspelt one, or another term of the method, stands for."""
    found, key = MEANT.fullmatch(problem.hint or ""), str(problem.path[-1]) if problem.path else ""
    part = part_at(Journey, problem.path[:-1])
    known = tuple(shapes(part)) if part else ()
    if not found or (nearest(key, known) == found[1] and not is_clear(key, found[1], known)):
        return None
    return _instead(problem, found[1])


def _trimmed_key(problem: Problem, context: FixContext) -> Fix | None:
    return _instead(problem, str(problem.path[-1]).strip()) if problem.hint == SPACES else None


def _joined_key(problem: Problem, context: FixContext) -> Fix | None:
    key = str(problem.path[-1]) if problem.path else ""
    return (
        _instead(problem, f"- {key[1:]}")
        if is_joined(key) and (problem.hint or "").startswith("write a space")
        else None
    )


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


def _meant_word(problem: Problem, context: FixContext) -> Fix | None:
    """The word of a closed list that a misspelt one stands for."""
    found, choices = MEANT.fullmatch(problem.hint or ""), CHOICES.fullmatch(problem.message)
    if not found or not choices:
        return None
    word = context.excerpt(problem.where).strip("\"'")
    return _instead(problem, found[1]) if is_clear(word, found[1], choices[1].split(", ")) else None


def _truth(problem: Problem, context: FixContext) -> Fix | None:
    found = TRUTH.fullmatch(problem.hint or "")
    return _instead(problem, found[1]) if found else None


def _date(problem: Problem, context: FixContext) -> Fix | None:
    """A date whose year comes first, or whose month is written out in English."""
    if not problem.message.endswith("is not a date"):
        return None
    text = context.excerpt(problem.where).strip("\"'")
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    try:
        number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
        return _instead(problem, datetime.date(int(year), number, int(day)).isoformat())
    except ValueError:
        return None


def _duration(problem: Problem, context: FixContext) -> Fix | None:
    """A duration whose unit is written out in English."""
    if not problem.message.endswith(("is not a duration", "is not a length of time")):
        return None
    found = DURATION.fullmatch(context.excerpt(problem.where).strip("\"'").lower())
    unit = UNITS.get(found[2]) if found else None
    return _instead(problem, f"{found[1]}{unit}") if found and unit else None


def _id(problem: Problem, context: FixContext) -> Fix | None:
    found = ID.fullmatch(problem.hint or "")
    return _instead(problem, found[1]) if found else None


def _reference(problem: Problem, context: FixContext) -> Fix | None:
    """The id of what is referred to by its name, or in another spelling: only case, blanks and hyphens differ."""
    found, word = MEANT_ID.fullmatch(problem.hint or ""), context.excerpt(problem.where).strip("\"'")
    return _instead(problem, found[1]) if found and slug(word) == found[1] else None


def _tabs(problem: Problem, context: FixContext) -> Fix | None:
    if not problem.message.startswith(TAB):
        return None
    start, end = context.offsets(problem.where)
    before = context.read.text[context.lines.offset(problem.where.line, 1) : start]
    return context.fix(start, end, " ") if before.strip() else context.untabbed


def _quoted(problem: Problem, context: FixContext) -> Fix | None:
    if not NEEDS_QUOTES.fullmatch(problem.message):
        return None
    if found := QUOTE_IT.fullmatch(problem.hint or ""):
        return _instead(problem, found[1]) if "; or " not in found[1] else None
    return _instead(problem, in_quotes(context.excerpt(problem.where))) if problem.hint == QUOTES else None


def _spaced_key(problem: Problem, context: FixContext) -> Fix | None:
    found, (start, _) = KEY_TO.fullmatch(problem.hint or ""), context.offsets(problem.where)
    joint = JOINT.match(context.read.text, start + len(found[1])) if found else None
    return context.fix(*joint.span(), ": ") if joint else None


def _dash(problem: Problem, context: FixContext) -> Fix | None:
    start, _ = context.offsets(problem.where)
    dash = "- " if context.read.text[start : start + 1] == "-" else "-"
    return context.fix(start, start + 1, dash) if DASH_TO.fullmatch(problem.hint or "") else None


def _deleted(problem: Problem, context: FixContext) -> Fix | None:
    is_line = "starts a new line" in problem.message  # without it, the words around it would be one
    return _instead(problem, "") if problem.hint == DELETE and not is_line else None


def _ignore(problem: Problem, context: FixContext) -> Fix | None:
    """An ignore comment without the rule that it names in vain, or without a comment that names no other."""
    comment = context.comment(problem.where.line)
    directive = DIRECTIVE.match(comment.text) if comment else None
    if found := MEANT.fullmatch(problem.hint or ""):
        return _instead(problem, found[1])
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


def _written_id(problem: Problem, context: FixContext) -> Fix | None:
    found = context.ids.get(problem.where)
    if found is None:
        return None
    path, id_ = found
    return Fix(edits=({"op": "set", "path": [*path, "id"], "value": id_},))


Maker = Callable[[Problem, FixContext], Fix | None]

FIXES: Final[Mapping[str, tuple[Maker, ...]]] = {
    rule_ids.YAML_SYNTAX: (_tabs, _quoted, _spaced_key, _dash, _deleted),
    rule_ids.NOT_UTF8: (_deleted,),
    rule_ids.INVISIBLE_CHARACTER: (_deleted,),
    rule_ids.UNKNOWN_KEY: (_meant_key, _trimmed_key, _joined_key, _text_with_colon, _text_with_commas),
    rule_ids.BAD_VALUE: (_meant_word, _truth, _date, _duration),
    rule_ids.BAD_ID: (_id,),
    rule_ids.UNUSED_IGNORE: (_ignore,),
    **dict.fromkeys(OF_REFERENCES, (_reference,)),
    same_name.ID: (_written_id,),
}
"""What to try for a problem of each rule: the first that applies is the fix."""
