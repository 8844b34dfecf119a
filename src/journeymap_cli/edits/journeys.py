"""Converting a journey to data that can be edited, and back."""

from collections.abc import Mapping, Sequence
from typing import Any

from journeymap_cli.edits.draft import Draft
from journeymap_cli.edits.operations import Edit, shown_path
from journeymap_cli.errors import EditError
from journeymap_cli.load.check import check
from journeymap_cli.load.document import Document
from journeymap_cli.load.ids import fill_ids
from journeymap_cli.load.reader import Reader
from journeymap_cli.load.shared import REGISTRIES, merge_imports
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import any_error
from journeymap_cli.rewrite.long_form import copied, long_form
from journeymap_cli.rewrite.rewriting import MapText
from journeymap_cli.yamlsource.text import MAX_SIZE


def draft_of(document: Document) -> Draft:
    """The data of a map as a draft for edits."""
    return Draft(long_form(document.journey), _imported(document), document.name)


def _imported(document: Document) -> Mapping[str, Mapping[str, str]]:
    """The file that declares each imported entry, by registry and id."""
    return {
        registry: {
            entry.id: origin.placer.name
            for at, entry in enumerate(getattr(document.journey, registry))
            if (origin := document.placer.origins.get((registry, at)))
        }
        for registry in REGISTRIES
    }


def journey_of(draft: Draft, edits: Sequence[Edit], old: MapText, reader: Reader, max_size: int = MAX_SIZE) -> Journey:
    """The journey of an edited draft. Raises EditError for the operation that caused the first validation error."""
    data: dict[str, Any] = copied(draft.data)
    imported = merge_imports(data, old.document.name, reader, max_size)
    fill_ids(data, old.document.name)
    old.known.put_into(data)
    journey, found = check(data, Journey)
    problems = [*imported.problems, *found]
    if journey is None or any_error(problems):
        problem = next(each for each in problems if each.severity == "error")
        number = draft.culprit(problem.path)
        edit = edits[number - 1]
        raise EditError.at(number, f"{edit.op} {shown_path(edit.path)}", problem.message, problem.hint)
    return journey


def with_emptied(data: Any, draft: Any) -> Any:
    """Add the lists that are empty in `draft` to `data`, in place: their keys may have comments. Returns `data`."""
    if isinstance(data, dict) and isinstance(draft, dict):
        for key, value in draft.items():
            if value == [] and key not in data:
                data[key] = []
            elif key in data:
                with_emptied(data[key], value)
    elif isinstance(data, list) and isinstance(draft, list) and len(data) == len(draft):
        for one, other in zip(data, draft, strict=True):
            with_emptied(one, other)
    return data


def done(old: MapText, edits: Sequence[Edit], reader: Reader, max_size: int = MAX_SIZE) -> tuple[Draft, Journey]:
    """Apply operations to a map. Returns the draft and its journey. Raises EditError."""
    draft = draft_of(old.document)
    for number, edit in enumerate(edits, 1):
        draft.do(edit, number)
    return draft, journey_of(draft, edits, old, reader, max_size)
