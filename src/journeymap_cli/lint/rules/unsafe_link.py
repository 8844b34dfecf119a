"""A link is not safe to follow.

Only `http`, `https`, `mailto` and relative paths become links. Anything else (`javascript:`, `file:`, an absolute path)
could run code in a reader's browser or lead nowhere, so the page shows it as text. That holds for links in texts,
`[words](address)`, too.

Bad:

    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, link: "file:///home/dana/notes.txt"}]

Good:

    stages:
      - name: Evaluation
        pain_points: [{text: Limits are hidden, link: "https://example.com/notes"}]
"""

from collections.abc import Iterator

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.links import is_safe, links_in
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.entries import Item, Opportunity
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Path, Problem, Severity

ID = "unsafe-link"
SEVERITY = Severity.WARNING


def check(facts: Analysis, context: Context) -> Iterator[Problem]:
    """Every link that is not safe to follow."""
    for path, link in _links(facts):
        if link and not is_safe(link):
            hint = "use an http, https or mailto address, or a relative path"
            yield Problem(ID, f"{quoted(link)} is shown as text, not as a link", path, hint=hint)


def _texts(facts: Analysis) -> Iterator[tuple[Path, str | None]]:
    """The texts in which links may be written."""
    journey = facts.journey
    yield ("description",), journey.description
    yield ("scenario",), journey.scenario
    for number, takeaway in enumerate(journey.takeaways):
        yield ("takeaways", number, "text"), takeaway.text
    for number, persona in enumerate(journey.personas):
        yield ("personas", number, "description"), persona.description
        yield ("personas", number, "quote"), persona.quote
        for key, texts in (("goals", persona.goals), ("needs", persona.needs), ("frustrations", persona.frustrations)):
            yield from ((("personas", number, key, at), text) for at, text in enumerate(texts))
    for path, _, node in facts.nodes:
        yield (*path, "description"), node.description
    for path, entry in facts.statements:
        if isinstance(entry, Item):
            yield (*path, "text"), entry.text
            yield (*path, "description"), entry.description
        else:
            yield (*path, "quote"), entry.quote


def _links(facts: Analysis) -> Iterator[tuple[Path, str | None]]:
    for number, source in enumerate(facts.journey.sources):
        yield ("sources", number, "url"), source.url
    for placed, metric in facts.metrics:
        yield (*placed.path, "link"), metric.link
    for path, text in _texts(facts):
        yield from ((path, link) for link in links_in(text or ""))
    for path, entry in facts.statements:
        if isinstance(entry, Item):
            yield (*path, "link"), entry.link
        if isinstance(entry, Opportunity):
            for number, link in enumerate(entry.links):
                yield (*path, "links", number), link
