"""Applying operations to the text of a map. All of them succeed, or none is applied."""

import datetime
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from journeymap_cli.app.check import check_source
from journeymap_cli.app.locks import Writer, changing
from journeymap_cli.app.sources import MapSource, digest, version_file
from journeymap_cli.diff.comparison import Comparison
from journeymap_cli.edits.journeys import done, with_emptied
from journeymap_cli.edits.operations import Edit, edits_of, read_edits, shown_path
from journeymap_cli.errors import EditError, InvalidJourneyError, RefusedError, StaleError, UsageError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.catalogue import Choice
from journeymap_cli.lint.run import unresolved
from journeymap_cli.load.document import Document
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity, any_error
from journeymap_cli.regexes import regex
from journeymap_cli.rewrite.long_form import long_form, long_form_steps
from journeymap_cli.rewrite.rewriting import MapText, map_text, rewritten
from journeymap_cli.rule_ids import UNUSED_IGNORE
from journeymap_cli.yamlsource.text import MAX_SIZE

HASH: Final = regex(r"[0-9a-fA-F]{12,64}")

MOST_TRACED: Final = 3
"""The maximum number of errors to trace to an operation, which takes several attempts each."""

if TYPE_CHECKING:
    from journeymap_cli.edits.draft import Draft


class EditedMap(NamedTuple):
    """The bytes of a map after operations, what changed, and the new warnings and hints."""

    raw: bytes
    comparison: Comparison
    problems: Sequence[Problem]
    source: MapSource
    draft: "Draft | None" = None

    def paths(self, count: int) -> Sequence[tuple[str, ...] | None]:
        """For each of the first operations, the path of what it set, added, moved or renamed; None if it is gone."""
        return self.draft.paths(count) if self.draft else ()

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hex digits."""
        return digest(self.raw)


class LoadedSource(MapSource):
    """A version of a source whose text was loaded already."""

    def __init__(self, source: MapSource, text: MapText) -> None:
        super().__init__(source.name, lambda: text.raw, source.reader, source.max_size)
        self.loaded = text.document

    def load(self, *, shared: bool = False) -> Document:
        """Return the loaded document."""
        return self.loaded


def apply(text: str, edits: Iterable[Mapping[str, Any]], *, name: str = "journey.yaml") -> str:
    """The text of a map after operations, such as `{"op": "set", "path": ["owner"], "value": "Team"}`.

    `name` is its path: imports are relative to it. Raises InvalidJourneyError if the text is not a valid map,
    EditError for an operation that cannot be done, RefusedError if the result is not valid.
    """
    reader, raw = DiskReader(MAX_SIZE), text.encode()
    return edited(MapSource(name, lambda: raw, reader, MAX_SIZE), edits_of([*edits])).raw.decode()


def edited(source: MapSource, edits: Sequence[Edit], today: datetime.date | None = None) -> EditedMap:
    """Apply operations to a map. Raises what reading it raises, EditError, RewriteError, RefusedError."""
    old = map_text(source.raw, source.name, source.reader, source.max_size)
    draft, journey = done(old, edits, source.reader, source.max_size)
    try:
        return changed_map(source, old, journey, today, draft)._replace(draft=draft)
    except RefusedError as error:
        first = (_with_number(problem, old, edits, source) for problem in error.problems[:MOST_TRACED])
        raise RefusedError([*first, *error.problems[MOST_TRACED:]], source.name, error.raw) from None


def _with_number(problem: Problem, old: MapText, edits: Sequence[Edit], source: MapSource) -> Problem:
    """A problem, whose hint names the first operation after which its reference does not resolve."""

    def is_unresolved(count: int) -> bool:
        try:
            _, journey = done(old, edits[:count], source.reader, source.max_size)
        except EditError:
            return False
        return any(found.message == problem.message for found in unresolved(Analysis(journey)))

    number = bisect_left(range(1, len(edits) + 1), True, key=is_unresolved) + 1
    if number > len(edits) or (problem.hint or "").startswith("edit "):
        return problem
    edit = edits[number - 1]
    why = f"caused by edit {number}, {edit.op} {shown_path(edit.path)}"
    return problem._replace(hint=f"{problem.hint}; {why}" if problem.hint else why)


def changed_map(
    source: MapSource,
    old: MapText,
    journey: Journey,
    today: datetime.date | None = None,
    draft: "Draft | None" = None,
) -> EditedMap:
    """Rewrite a map to contain another journey. Raises RewriteError, and RefusedError if the result has new errors."""
    says = None
    if draft:
        wanted = long_form(journey, long_form_steps(old.document.journey, draft.before))
        says = draft.before, with_emptied(wanted, draft.data) if draft.has_emptied else wanted
    new = rewritten(old, journey, source.reader, source.max_size, says=says)
    comparison = Comparison(
        source.name, source.name, old.document.journey, new.document.journey, source.name, whole=True
    )
    if new is old:
        return EditedMap(old.raw, comparison, (), source)
    result = LoadedSource(source, new)
    problems = _new_problems(LoadedSource(source, old), result, today or datetime.date.today())
    if any_error(problems):
        errors = [_explained(problem, draft) for problem in problems if problem.severity is Severity.ERROR]
        raise RefusedError(errors, source.name, new.raw)
    return EditedMap(new.raw, comparison, problems, result)


def _new_problems(old: MapSource, new: MapSource, today: datetime.date) -> Sequence[Problem]:
    """The problems that the new version has more often than the old one, by rule and message."""
    found = check_source(new, today, new.max_size)
    if not found:
        return ()
    rules = {each.rule for each in found}
    only = Choice(select=() if UNUSED_IGNORE in rules else tuple(rules))  # all rules decide whether a comment is unused
    try:
        before = Counter((each.rule, each.message) for each in check_source(old, today, old.max_size, typed=only))
    except InvalidJourneyError:
        before = Counter()
    fresh = list[Problem]()
    for problem in found:
        key = problem.rule, problem.message
        if before[key]:
            before[key] -= 1
        else:
            fresh.append(problem)
    return fresh


def _explained(problem: Problem, draft: "Draft | None") -> Problem:
    """A problem, with a hint if its id was derived from a name that an operation replaced: `rename` keeps the id."""
    kept = draft.kept if draft else {}
    number = next((number for old, number in kept.items() if f"'{old}'" in problem.message), None)
    if number is None:
        return problem
    hint = f"edit {number} sets the name from which this id is made: use 'rename', which keeps it"
    return problem._replace(hint=hint)


def edit_file(
    source: MapSource,
    edits: Sequence[Edit],
    *,
    if_match: str | None = None,
    write: Writer | None = None,
) -> EditedMap:
    """Apply operations to a map, and pass the result to `write` if its text differs. The file is locked meanwhile.

    Raises StaleError if the file does not have the hash, or changed since it was read, and what `edited` raises.
    """
    with changing(source, write) as save:
        if if_match is not None:
            _match(source, if_match)
        result = edited(source, edits)
        save(result.raw)
    return result


def _match(source: MapSource, expected: str) -> None:
    """Raise UsageError if `expected` is not a hash, StaleError if the file has another one."""
    if not HASH.fullmatch(expected):
        raise UsageError(f"{quoted(expected)} is not a hash: write 12 or more hex digits of the SHA-256 of the file")
    found = digest(source.raw)
    if not found.startswith(expected.lower()):
        raise StaleError(f"'{source.name}' has changed: its hash is {found[:12]}, not {expected[:12]}")


def edits_in(name: str, max_size: int = MAX_SIZE) -> list[Edit]:
    """The operations in a JSON file, in a pipe, or in standard input for `-`. Raises EditError, UnreadableError."""
    source = version_file(name, max_size)
    if len(source.raw) > max_size:
        raise EditError(f"{source.name}: the file is larger than {max_size} bytes")
    return read_edits(source.raw, source.name)
