"""Finding list entries and keys that are part of a block text (`|` or `>`) because of their indentation."""

from collections.abc import Iterator
from typing import NamedTuple

from journeymap_cli.load.normalize import FieldShape, shapes
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.rule_ids import FOLDED_LIST
from journeymap_cli.yamlsource.fault import shown
from journeymap_cli.yamlsource.positions import ListPlace, MappingPlace, Place
from journeymap_cli.yamlsource.read import YamlText
from journeymap_cli.yamlsource.scalars import SwallowedLine


class BlockText(NamedTuple):
    """A value: where it starts, whether it is an entry of a list, and the keys of all mappings around it."""

    start: int
    in_list: bool
    keys: frozenset[str]

    def lacks(self, line: SwallowedLine) -> bool:
        """Whether a line of the value should probably be outside it."""
        return line.key in self.keys or (line.dash and self.in_list)


def swallowed(text: YamlText) -> Iterator[Problem]:
    """A problem for the first line of each block text that should be an entry or key of what surrounds the text."""
    lines: dict[int, list[SwallowedLine]] = {}
    for line in text.swallowed:
        lines.setdefault(line.block, []).append(line)
    for value in _values(text.positions.root, FieldShape(part=Journey), frozenset()) if lines else ():
        found = next(filter(value.lacks, lines.get(value.start, ())), None)
        if found:
            yield _problem(text, found)


def _values(place: Place, shape: FieldShape, keys: frozenset[str]) -> Iterator[BlockText]:
    """Every scalar below a place."""
    known = shapes(shape.part) if shape.part and not shape.keyed else {}
    around = keys | known.keys()
    if isinstance(place, MappingPlace):
        for name, (_, value) in place.entries.items():
            inner = shape._replace(keyed=False) if shape.keyed else known.get(name, FieldShape())
            yield from _values(value, inner, around)
    elif isinstance(place, ListPlace):
        for entry in place.entries:
            yield from _values(entry, shape, keys)
    else:
        yield BlockText(place.start, shape.many, around)


def _problem(text: YamlText, line: SwallowedLine) -> Problem:
    excerpt, sign = shown(text.text[line.start : line.end].rstrip()), text.text[line.block]
    what = "an entry of a list" if line.dash else "a key"
    message = f"{excerpt} is part of the text above, not {what}"
    hint = f"indent it less to make it {what}; if it belongs to the text, put the text in quotes"
    if line.first:
        message, hint = f"{excerpt} is a text because of the '{sign}' above, not {what}", f"remove the '{sign}'"
    span = text.positions.lines.span(line.start, line.end)
    return Problem(FOLDED_LIST, message, severity=Severity.WARNING, hint=hint, span=span)
