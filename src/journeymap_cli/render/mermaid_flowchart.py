"""The map as a Mermaid flowchart: steps in subgraphs of their stages, with every way from step to step."""

from collections.abc import Iterator

from journeymap_cli.facts.transitions import END, ColumnTransition
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.mermaid_text import comment, in_quotes, name
from journeymap_cli.render.options import Options


def render(journey: Journey, options: Options) -> bytes:
    """Render the flowchart, in the direction of the options."""
    return "".join(f"{line}\n" for line in _lines(journey, options)).encode()


def same(old: bytes, new: bytes) -> bool:
    """Whether an existing file is up to date."""
    return old == new


def _lines(journey: Journey, options: Options) -> Iterator[str]:
    facts = options.facts(journey, ".flow.mmd")
    yield f"flowchart {options.direction}"
    yield f"    accTitle: {name(journey.title)}"
    if options.stamp:
        yield f"    {comment(options.stamp)}"
    number = 0
    for at, stage in enumerate(journey.stages, start=1):
        yield f"    subgraph stage{at}[{in_quotes(stage.name)}]"
        for node in stage.steps or (stage,):
            number += 1
            yield f"        step{number}[{in_quotes(node.name)}]"
        yield "    end"
    for at, transition in enumerate(facts.transitions, start=1):
        yield from (f"    {line}" for line in _arrow(transition, at))


def _arrow(way: ColumnTransition, number: int) -> Iterator[str]:
    written = way.transition
    words = " · ".join(filter(None, [written.label, written.when])) if written else ""
    label = f"|{in_quotes(words)}|" if words else ""
    start = f"step{way.start + 1} -->{label}"
    if way.end is not None:
        yield f"{start} step{way.end + 1}"
        return
    good = written is not None and written.to == END
    yield f'{start} out{number}(["{"the journey ends well" if good else "leaves the journey"}"])'
