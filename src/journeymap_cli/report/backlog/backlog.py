"""The opportunities of one or more maps, in order of priority, each with a stable marker and a text about it."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.participants import takes_part
from journeymap_cli.facts.priorities import CLOSED, Priority, priorities, urgency
from journeymap_cli.model.entries import Opportunity, PainPoint
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.slug import free, slug
from journeymap_cli.regexes import regex
from journeymap_cli.render.markdown.text import inline, link

MARKER: Final = "journeymap"
LONGEST_SLUG: Final = 60


class TaskChoice(NamedTuple):
    """Which opportunities to list. An empty field selects all, except that empty `statuses` select only open ones."""

    owners: Collection[str] = ()
    statuses: Collection[str] = ()
    maps: Collection[str] = ()
    personas: Collection[str] = ()


class Task(NamedTuple):
    """An opportunity of a map. `id` is its id, else the slug of its text, and `link` leads to the file of the map."""

    journey: Journey
    id: str
    priority: Priority
    link: str

    @property
    def opportunity(self) -> Opportunity:
        """The opportunity itself."""
        return self.priority.opportunity

    @property
    def marker(self) -> str:
        """The text by which it is found again in a tracker."""
        return f"{MARKER}:{self.journey.id}/{self.id}"

    @property
    def pains(self) -> tuple[PainPoint, ...]:
        """The pain points that it addresses."""
        return tuple(pain.entry for pain in self.priority.pains if isinstance(pain.entry, PainPoint))

    @property
    def nodes(self) -> tuple[str | None, str | None]:
        """The ids of its stage and step; None where it is about the whole map or stage."""
        placed = self.priority.placed
        return (None, None) if placed.is_whole else (placed.stage.id, None if self._is_stage else placed.node.id)

    @property
    def place(self) -> tuple[str, ...]:
        """The names of its stage and step, as far as it has them."""
        placed = self.priority.placed
        return () if placed.is_whole else (placed.stage.name, *(() if self._is_stage else (placed.node.name,)))

    @property
    def value(self) -> float | None:
        """Impact divided by effort; None unless it has both."""
        value = self.priority.value
        return None if value is None else round(float(value), 2)

    @property
    def _is_stage(self) -> bool:
        return self.priority.placed.node is self.priority.placed.stage


def tasks_of(journey: Journey, link: str, choice: TaskChoice) -> Iterator[Task]:
    """The chosen opportunities of a map."""
    if choice.maps and journey.id not in choice.maps:
        return
    facts = Analysis(journey)
    every = priorities(facts.pain_index, facts.entries, closed=True)
    names = _names(sorted(every, key=lambda priority: facts.entries.index(priority.placed)))
    for priority in every:
        if _is_chosen(priority, facts, choice):
            yield Task(journey, names[id(priority.opportunity)], priority, link)


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Sort the opportunities of several maps by priority."""
    return sorted(tasks, key=lambda task: urgency(task.priority))


def _names(every: Iterable[Priority]) -> dict[int, str]:
    """The name of each opportunity by its `id()`: its id in the map, else a unique slug of its text."""
    found = [priority.opportunity for priority in every]
    taken = {opportunity.id for opportunity in found if opportunity.id}
    names = {id(opportunity): opportunity.id for opportunity in found if opportunity.id}
    for opportunity in found:
        if not opportunity.id:
            name = free(slug(opportunity.text)[:LONGEST_SLUG].strip("-") or "item", taken)
            taken.add(name)
            names[id(opportunity)] = name
    return names


def _is_chosen(priority: Priority, facts: Analysis, choice: TaskChoice) -> bool:
    opportunity = priority.opportunity
    is_wanted = opportunity.status in choice.statuses if choice.statuses else opportunity.status not in CLOSED
    is_owned = not choice.owners or (opportunity.owner or "").casefold() in {each.casefold() for each in choice.owners}
    return is_wanted and is_owned and (not choice.personas or _concerns(priority, facts, choice.personas))


def _concerns(priority: Priority, facts: Analysis, personas: Collection[str]) -> bool:
    """Whether an opportunity concerns one of the personas: the one it names, else those who take part in its place."""
    if priority.opportunity.persona:
        return priority.opportunity.persona in personas
    placed = priority.placed
    return any(
        who.id in personas
        and (placed.is_whole or takes_part(who, placed.stage, placed.node, facts.default_participants))
        for who in facts.participants
    )


ARROW: Final = " › "
CUT: Final = "…"
LONGEST_TITLE: Final = 255
"""The limit of Jira and GitLab; GitHub allows one character more."""

SLASH: Final = regex("^/")
WIKI: Final = regex(r"[\[{|]|!(?=\S)|^(?=h[1-6]\.|bq\.)", 8)  # re.MULTILINE
"""Signs that begin a mention, a macro, a picture, a table or a heading in Jira."""


def level(task: Task, *names: str) -> str:
    """Choose one of four names: for a high, a medium, a low, or no priority.

    A priority in the map takes precedence over impact and effort: 1 is high, 2 is medium.
    """
    if written := task.opportunity.priority:
        return names[min(written, 3) - 1]
    value = task.priority.value
    return names[3] if value is None else names[0] if value > 1 else names[1] if value == 1 else names[2]


def about(task: Task, *, markdown: bool) -> str:
    """A text about an opportunity that ends with its marker, as Markdown or Jira wiki markup.

    Texts of the map are escaped: they cannot mention or close anything, load a picture, or run a quick action of
    GitLab, which is a line that begins with a slash.
    """
    return "\n".join(SLASH.sub(r"\\/", line) if markdown else line for line in _lines(task, markdown=markdown))


def _lines(task: Task, *, markdown: bool) -> Iterator[str]:
    def safe(text: str) -> str:
        return inline(text) if markdown else WIKI.sub(r"\\\g<0>", text)

    opportunity = task.opportunity
    if title(task).endswith(CUT):
        yield from (safe(" ".join(opportunity.text.split())), "")
    if opportunity.description:
        yield from (safe(opportunity.description), "")
    yield f"Map: {safe(task.journey.title)}"
    if task.place:
        yield f"Where: {safe(ARROW.join(task.place))}"
    if task.pains:
        yield "Pain points:" if not markdown else "\nPain points:\n"
        for pain in task.pains:
            severity = f" ({pain.severity})" if pain.severity else ""
            yield f"- {safe(pain.text)}{severity}"
        yield from [""] if markdown else []
    yield f"Impact: {opportunity.impact or 'unknown'}, effort: {opportunity.effort or 'unknown'}"
    yield f"Status: {opportunity.status}{f', owner: {safe(opportunity.owner)}' if opportunity.owner else ''}"
    if opportunity.solutions:
        yield f"Solutions: {safe('; '.join(solution.text for solution in opportunity.solutions))}"
    for address in filter(None, (opportunity.link, *opportunity.links, task.link)):
        is_address = markdown and address.startswith(("https://", "http://"))
        yield f"See: {link(address, address) if is_address else safe(address)}"
    yield from ("", f"`{task.marker}`" if markdown else task.marker)


def title(task: Task) -> str:
    """The text of an opportunity in one line, cut to the length that trackers allow."""
    line = " ".join(task.opportunity.text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - len(CUT)].rstrip()}{CUT}"
