"""Mermaid's journey diagrams as maps: sections are stages, tasks steps, people personas."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from journeymap_cli.exchange.imported import (
    IMPORT_SYNTAX,
    IN_DESCRIPTION,
    NO_MAP,
    NOBODY,
    NOT_IMPORTED,
    Excerpt,
    ImportedMap,
    ImportResult,
)
from journeymap_cli.exchange.mermaid.grammar import DiagramStatement, DiagramSyntaxError, statements
from journeymap_cli.exchange.mermaid.text import DiagramText, as_written, diagram_text, front_matter, shown
from journeymap_cli.exchange.naming import lines_of, named, unique, visible, with_ids
from journeymap_cli.model.slug import slug
from journeymap_cli.phrases import counted, quoted
from journeymap_cli.problem import Problem, any_error
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.read import read_yaml

MOST_IN_DIAGRAM: Final = 50_000
"""The most characters that Mermaid draws by default (`maxTextSize`)."""

MOST_DIGITS: Final = 12
"""A longer number is not accepted as a score."""

JS_NUMBER: Final = regex(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+")
MIDDLE: Final = Decimal(3)
"""Mermaid's score for neither good nor bad, which is 0 here."""

LOWEST, HIGHEST = Decimal(1), Decimal(5)


class DiagramTask(NamedTuple):
    """A task as Mermaid reads it. `oddity` describes what was probably not intended, `odd_at` is where."""

    name: str
    score: Decimal | None
    people: tuple[str, ...]
    oddity: str = ""
    odd_at: tuple[int, int] = (0, 0)


def read_diagram(excerpt: Excerpt, name: str) -> ImportResult:
    """Return the map of a diagram.

    `name` is that of a map without a title, and of the stage of tasks before the first section.
    """
    text = excerpt.text
    if len(text) > MOST_IN_DIAGRAM:
        message = f"the diagram has {len(text):,} characters, the limit is {MOST_IN_DIAGRAM:,}"
        return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), "split it", error=True),))
    title, wrong = _front_title(excerpt)
    if wrong:
        return ImportResult(problems=wrong)
    cleaned = diagram_text(f"{text}\n")
    try:
        found = statements(cleaned.text)
    except DiagramSyntaxError as error:
        at = _origins(cleaned, error.at, text)
        return ImportResult(problems=(excerpt.problem(IMPORT_SYNTAX, str(error), at, error.hint, error=True),))
    return _Reading(excerpt, cleaned, found).imported(name, title)


def _front_title(excerpt: Excerpt) -> tuple[str, tuple[Problem, ...]]:
    """The title of the front matter, and its errors."""
    matter = front_matter(excerpt.text)
    if matter is None:
        return "", ()
    read = read_yaml(matter[0].encode(errors="surrogateescape"))
    if any_error(read.problems) and read.data is None:
        first = read.problems[0]
        line_start = matter[1] + sum(map(len, matter[0].splitlines(keepends=True)[: first.where.line - 1]))
        at = (line_start + first.where.column - 1, line_start + first.where.column)
        return "", (excerpt.problem(IMPORT_SYNTAX, f"front matter: {first.message}", at, first.hint, error=True),)
    title = read.data.get("title") if isinstance(read.data, dict) else None
    return (title if isinstance(title, str) else ""), ()


def _origins(cleaned: DiagramText, at: tuple[int, int], text: str) -> tuple[int, int]:
    """Convert offsets in the cleaned text to offsets in the file."""
    start = min(cleaned.origin(at[0]), len(text))
    return start, max(start, min(cleaned.origin(max(at[1] - 1, at[0])) + 1, len(text)))


class _Reading(NamedTuple):
    """Makes a map from the statements of a diagram."""

    excerpt: Excerpt
    cleaned: DiagramText
    statements: Sequence[DiagramStatement]

    def imported(self, name: str, front_title: str) -> ImportResult:
        """Return the map, and problems with what Mermaid drops."""
        if not any(statement.kind in {"task", "section"} for statement in self.statements):
            message = "the diagram has no sections and no tasks"
            return ImportResult(problems=(self._problem(NO_MAP, message, (0, len("journey")), error=True),))
        tasks = {at: read_task(each) for at, each in enumerate(self.statements) if each.kind == "task"}
        people = with_ids(list(dict.fromkeys(person for task in tasks.values() for person in task.people)), "persona")
        scale = own_scale([task.score for task in tasks.values() if task.score is not None])
        shift = Decimal(0) if scale else MIDDLE
        top = {
            **self._top(name, front_title),
            "scale": {"min": f"{scale[0]:f}", "max": f"{scale[1]:f}"} if scale else None,
            "personas": [named(person, id_) for person, id_ in people.items()],
            "stages": list(self._stages(tasks, name, people, shift)),
        }
        data = unique({key: value for key, value in top.items() if value})
        problems = (*self._lost(front_title), *self._skipped(), *self._odd(tasks), *self._without_people(tasks))
        return ImportResult((ImportedMap(data),), problems)

    def _top(self, name: str, front_title: str) -> dict[str, str]:
        last = {each.kind: each for each in self.statements}
        texts = {kind: _paragraph(last[kind].text) for kind in ("title", "accTitle", "accDescr") if kind in last}
        title = visible(texts.get("title", ""), front_title.strip(), texts.get("accTitle", ""), name)
        comments = (self._line(each) for each in self.statements if each.comment and each.kind == "title")
        return {"title": title, "description": "\n".join(lines_of([texts.get("accDescr"), *comments]))}

    def _lost(self, front_title: str) -> Iterator[Problem]:
        """Yield a problem for each title or description that is replaced by another one."""
        last = {each.kind: at for at, each in enumerate(self.statements)}
        taken = self._top("", front_title)
        for at, each in enumerate(self.statements):
            text = _paragraph(each.text)
            is_last = each.kind in {"section", "task"} or (last[each.kind] == at and each.kind != "accTitle")
            if text and not is_last and text not in taken.values():
                yield self._problem(
                    NOT_IMPORTED,
                    f"{quoted(text)} is not in the map, which has another title or description",
                    (each.start, each.end),
                )
        if front_title.strip() not in ("", taken["title"]):
            at = self.excerpt.text.find(front_title)
            message = f"{quoted(front_title)} is not in the map: Mermaid takes the title of the diagram"
            yield self.excerpt.problem(NOT_IMPORTED, message, (at, at + len(front_title)) if at >= 0 else (0, 3))

    def _skipped(self) -> Iterator[Problem]:
        """Yield a problem for each end of a statement that Mermaid takes for a comment."""
        for each in self.statements:
            if each.comment:
                message = f"Mermaid skips {quoted(each.comment.strip())}: the line is kept as description"
                at = self.cleaned.text.index(each.comment, each.end)
                hint = "write # as #35;, or move the comment to a line of its own"
                yield self._problem(IN_DESCRIPTION, message, (at, at + len(each.comment)), hint)

    def _stages(
        self, tasks: Mapping[int, DiagramTask], name: str, people: Mapping[str, str], shift: Decimal
    ) -> Iterator[dict[str, Any]]:
        stage: dict[str, Any] = {}
        for at, statement in enumerate(self.statements):
            if statement.kind == "section":
                if stage:
                    yield stage
                stage = {"name": visible(shown(statement.text), "Stage"), **self._description(statement)}
            elif statement.kind == "task":
                stage = stage or {"name": name}
                stage.setdefault("steps", []).append(self._step(statement, tasks[at], people, shift))
        yield stage

    def _step(
        self, statement: DiagramStatement, task: DiagramTask, people: Mapping[str, str], shift: Decimal
    ) -> dict[str, Any]:
        step = {
            "name": task.name,
            **self._description(statement, task.oddity),
            "personas": [people[person] for person in task.people],
            "emotion": [{"score": f"{task.score - shift:f}"}] if task.score is not None else [],
        }
        return {key: value for key, value in step.items() if value}

    def _description(self, statement: DiagramStatement, oddity: str = "") -> dict[str, str]:
        return {"description": self._line(statement)} if oddity or statement.comment else {}

    def _line(self, statement: DiagramStatement) -> str:
        """The line of a statement from its start on, as it is in the file."""
        text = self.cleaned.text
        rest = text[statement.end :].partition("\n")[0]  # a directive may have taken the end of the line
        return as_written(text[statement.start : statement.end] + rest)

    def _odd(self, tasks: Mapping[int, DiagramTask]) -> Iterator[Problem]:
        for task in tasks.values():
            if task.oddity:
                message = f"Mermaid reads only the task {quoted(task.name)} here: {task.oddity}"
                hint = "the line is kept as description; in a name, write a colon as #58;"
                yield self._problem(IN_DESCRIPTION, message, task.odd_at, hint)

    def _without_people(self, tasks: Mapping[int, DiagramTask]) -> Iterator[Problem]:
        """Yield one warning if some tasks have people and others have none."""
        alone = [at for at, task in tasks.items() if not task.people and not task.oddity]
        if alone and any(task.people for task in tasks.values()):
            first = self.statements[alone[0]]
            has = "has" if len(alone) == 1 else "have"
            message = f"{counted(len(alone), 'task')} {has} no people: in the map, everybody takes part"
            yield self._problem(NOBODY, message, (first.start, first.end), "name the people after the score")

    def _problem(
        self, rule: str, message: str, at: tuple[int, int], hint: str | None = None, *, error: bool = False
    ) -> Problem:
        origins = _origins(self.cleaned, at, self.excerpt.text)
        return self.excerpt.problem(rule, message, origins, hint, error=error)


def _paragraph(text: str) -> str:
    """A title or description as Mermaid shows it: without blanks at the start of a line."""
    return "\n".join(line for line in map(shown, text.strip().split("\n")) if line)


def read_task(statement: DiagramStatement) -> DiagramTask:
    """Return a task as Mermaid reads it: the name, the score, then the people; further fields are dropped."""
    score_text, *fields = statement.data.split(":")
    score = js_number(score_text)
    written = [person.strip() for person in fields[0].split(",")] if fields else []
    numbers = [person for person in written if person and js_number(person) is not None]
    listed = [shown(person) for person in written if person not in numbers]
    people = tuple(dict.fromkeys(p for p in listed if visible(p, "") and slug(p)))
    rest = ":".join(fields[1:])
    nameless = [p for p in listed if visible(p, "") and not slug(p)]
    people_at = statement.data_start + len(score_text) + 1
    rest_at = people_at + len(fields[0]) + 1 if fields else people_at
    odd = [
        (bool(score is None), f"{quoted(shown(score_text))} is not a score", statement.data_start, score_text),
        (not score_text.strip(), "without a score, it takes 0", statement.data_start - 1, ":"),
        (bool(numbers), f"{quoted(', '.join(numbers))} is not a person", people_at, (fields or [""])[0]),
        (bool(nameless), f"{quoted(', '.join(nameless))} is not a name", people_at, (fields or [""])[0]),
        (bool(rest.strip()), f"{quoted(shown(rest))} is left out", rest_at, rest),
    ]
    found = [
        (text, start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
        for is_, text, start, part in odd
        if is_
    ]
    name = visible(shown(statement.text), "Step")
    if not found:
        return DiagramTask(name, score, people)
    return DiagramTask(name, score, people, ", ".join(text for text, _, _ in found), found[0][1:])


def js_number(text: str) -> Decimal | None:
    """Return what JavaScript's `Number` makes of a text: 0 if it is blank. None if it is not a number, or too long."""
    stripped = text.strip()
    if not stripped or not JS_NUMBER.fullmatch(stripped):
        return None if stripped else Decimal(0)
    number = Decimal(int(stripped, 0)) if stripped[1:2].lower() in tuple("xob") else Decimal(stripped)
    return (number or Decimal(0)) if len(f"{number:f}") <= MOST_DIGITS else None


def own_scale(scores: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and highest value of the scale; None if all scores are from 1 to 5."""
    if all(LOWEST <= score <= HIGHEST for score in scores):
        return None
    return min(LOWEST, *scores), max(HIGHEST, *scores)
