"""Checking files: syntax, schema, references and rules, with the settings and the ignore comments applied."""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from journeymap_cli.app.discover import STDIN, discover
from journeymap_cli.app.parallel import in_order
from journeymap_cli.app.settings import settings_near
from journeymap_cli.app.sources import MapSource, map_file
from journeymap_cli.errors import InvalidJourneyError, UnreadableError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.lint.catalogue import Choice, choose, weigh
from journeymap_cli.lint.ignores import IgnoreDirective, ignores, silence, unused
from journeymap_cli.lint.rule import Context
from journeymap_cli.lint.run import MOST, Severities, run
from journeymap_cli.lint.tables import RULES, SHARED
from journeymap_cli.load.document import Document, order
from journeymap_cli.load.journeys import future_pains
from journeymap_cli.problem import Problem, any_error
from journeymap_cli.regexes import regex
from journeymap_cli.report.problems.checked import Checked
from journeymap_cli.rule_ids import UNUSED_IGNORE
from journeymap_cli.settings.settings import Settings, ignored_in
from journeymap_cli.yamlsource.read import read_yaml
from journeymap_cli.yamlsource.text import MAX_SIZE, lines

R = TypeVar("R")
OF_MAPS: Final = {rule.ID for rule in RULES} - {rule.ID for rule in SHARED}
IGNORE: Final = regex(rb"#\s*journeymap:\s*ignore")
"""Matches every ignore comment. A match elsewhere, such as in a string, only costs a needless parse."""


def check_maps(
    paths: Iterable[str | PathLike[str]] = (".",),
    *,
    choice: Choice | None = None,
    today: datetime.date | None = None,
    max_size: int = MAX_SIZE,
) -> Checked:
    """Check files, and all maps below folders, with the settings near each file.

    `choice` overrides the settings; `today` is the local date by default. Raises UnreadableError, SettingsError.
    """
    checking = Checking(choice or Choice(), today or datetime.date.today(), max_size)
    for name in discover([fspath(path) for path in paths], max_size):
        if isinstance(name, UnreadableError):
            raise name
        checking.check(name)
    return Checked(checking.files, checking.problems, checking.sources)


class Checking:
    """Checks one file after another and collects the problems. `typed` overrides the settings near each file."""

    def __init__(self, typed: Choice, today: datetime.date, max_size: int, *, fixes: bool = False) -> None:
        """`fixes` is whether to find the fix of each problem, for programs."""
        self.typed, self.today, self.max_size, self.fixes = typed, today, max_size, fixes
        self.stdin: bytes | None = None
        """What was read from standard input, if it was."""
        self.files: list[str] = []
        self.sources: dict[str, Sequence[str]] = {}
        self._found: dict[tuple[object, ...], Problem] = {}

    @property
    def problems(self) -> list[Problem]:
        """All problems, sorted. A problem of a shared file appears once, however many maps import the file."""
        return sorted(self._found.values(), key=order)

    def check(self, name: str) -> None:
        """Check a file, or standard input for `-`. Raises UnreadableError, SettingsError."""
        self._add(self._work(_check_file)(name))

    def check_all(self, names: Sequence[str]) -> Iterator[UnreadableError | None]:
        """Check files, on all cores if there are many. Yields for each file None, or the error if it cannot be read.

        Workers start with the call, and the results are in the order of `names`. Raises SettingsError.
        """
        for name in names:
            settings_near(name)  # wrong settings must end the run before any work begins
        return map(self._take, in_order(self._work(_try_file), names))

    def _work(self, work: Callable[..., R]) -> Callable[[str], R]:
        return partial(
            work, typed=self.typed, today=self.today, max_size=self.max_size, fixes=self.fixes, stdin=self.stdin
        )

    def _take(self, found: "_FileCheck | UnreadableError") -> UnreadableError | None:
        if isinstance(found, UnreadableError):
            return found
        self._add(found)
        return None

    def _add(self, found: "_FileCheck") -> None:
        self.files.append(found.name)
        for file, (place, text, own) in found.problems.items():
            self.sources.setdefault(file, text)
            for problem in own:
                self._found.setdefault((place, problem.span, problem.rule, problem.message), problem)


class _FileCheck(NamedTuple):
    """The check of one file: its name in messages, and the real path, lines and problems of each file with problems."""

    name: str
    problems: dict[str, tuple[str, Sequence[str], list[Problem]]]


def check_source(
    source: MapSource, today: datetime.date, max_size: int = MAX_SIZE, *, typed: Choice | None = None
) -> list[Problem]:
    """The problems of one file, and of what it imports, with the settings near it, which `typed` overrides."""
    return _Check(source, settings_near(source.name), typed or Choice(), today, max_size).run()


def _check_file(
    name: str, typed: Choice, today: datetime.date, max_size: int, *, fixes: bool, stdin: bytes | None
) -> _FileCheck:
    source = map_file(name, max_size)
    if name == STDIN and stdin is not None:
        source = source.holding(lambda: stdin)
    found = check_source(source, today, max_size, typed=typed)
    if fixes:
        from journeymap_cli.app.fixing import FixRun, with_fixes

        found = with_fixes(source, found, FixRun(typed, today))
    problems = _by_file(found)
    contents = source.contents
    return _FileCheck(
        source.name,
        {file: (os.path.realpath(file), lines(contents.get(file, b"")), own) for file, own in problems.items()},
    )


def _try_file(
    name: str, typed: Choice, today: datetime.date, max_size: int, *, fixes: bool, stdin: bytes | None
) -> _FileCheck | UnreadableError:
    try:
        return _check_file(name, typed, today, max_size, fixes=fixes, stdin=stdin)
    except UnreadableError as error:
        return error


class _Check(NamedTuple):
    """The check of one file."""

    source: MapSource
    settings: Settings
    typed: Choice
    today: datetime.date
    max_size: int

    def run(self) -> list[Problem]:
        """The problems of the file. If a file that it imports has errors, only those, and warnings."""
        try:
            document = self.source.load(shared=True)
        except InvalidJourneyError as error:
            return self._silence(self._weigh(error.problems))
        found = self._weigh([*self._run_rules(document), *document.links])
        warnings = self._weigh(document.warnings)
        kept = self._silence(found)
        elsewhere = [problem for problem in kept if problem.file != document.name]
        if any_error(elsewhere):
            return [*elsewhere, *self._silence(warnings)]
        return [*kept, *self._silence([*warnings, *self._unused(document, [*found, *warnings])])]

    def _run_rules(self, document: Document) -> list[Problem]:
        left = cache(partial(future_pains, document.journey, document.name, self.source.reader))
        context = Context(self.today, self.settings.thresholds, self.settings.profile, left)
        rules = SHARED if document.is_shared else RULES
        return document.placer.place_all(run(Analysis(document.journey), context, rules, self._on(document.name)))

    def _unused(self, document: Document, found: Iterable[Problem]) -> list[Problem]:
        """The ignore comments of the file that match no problem."""
        on = {rule: severity for rule, severity in self._on(document.name).items() if _concerns(rule, document)}
        own = [problem for problem in found if problem.file == document.name]
        comments = islice(unused(own, self._ignoring(document.name), on), MOST) if UNUSED_IGNORE in on else ()
        return document.placer.place_all(comments)

    def _on(self, file: str) -> Severities:
        """The rules that are enabled for a file, with their severity."""
        chosen = Choice(ignore=self.settings.ignore, severity=self.settings.severity)
        ignored = ignored_in(self.settings, Path(file))
        return {rule: severity for rule, severity in choose(chosen, self.typed).items() if rule not in ignored}

    def _weigh(self, problems: Iterable[Problem]) -> list[Problem]:
        by_file = _by_file(problems)
        return [problem for file, own in by_file.items() for problem in weigh(own, self._on(file))]

    def _silence(self, problems: Iterable[Problem]) -> list[Problem]:
        by_file = _by_file(problems)
        return [problem for file, own in by_file.items() for problem in silence(own, self._ignoring(file))]

    def _ignoring(self, file: str) -> list[IgnoreDirective]:
        """The ignore comments of a file."""
        return _ignores(self.source.contents.get(file, b""), self.max_size)


@lru_cache(maxsize=16)
def _ignores(raw: bytes, max_size: int) -> list[IgnoreDirective]:
    """The ignore comments in a text. The text is parsed a second time only if it has any."""
    if not IGNORE.search(raw):
        return []
    return ignores(read_yaml(raw, max_size).comments.mentioning("journeymap:"), lines(raw))


def _concerns(rule: str, document: Document) -> bool:
    """Whether a rule applies to the document: to a shared file only some rules do."""
    return not document.is_shared or rule not in OF_MAPS


def _by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    return by_file
