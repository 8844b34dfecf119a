"""Functions for the rules about references: names that do not resolve, and entries that nothing refers to."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from journeymap_cli.facts.mentions import Mention
from journeymap_cli.lint.rule import Context
from journeymap_cli.model.base import Registered
from journeymap_cli.nearest import shown, suggestion
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem

MOST_HINTS: Final = 100
"""The number of problems with a suggestion: finding the nearest name takes time."""


def unknown(
    rule: str, what: str, named: Iterable[Mention], known: Collection[str], otherwise: str = ""
) -> Iterator[Problem]:
    """Problems for references that do not resolve. The hint is the nearest name, else `otherwise`, else known names."""
    unresolved = ((path, name) for path, name in named if name not in known)
    for count, (path, name) in enumerate(unresolved):
        few = count < MOST_HINTS
        message = f"there is no {what} {quoted(shown(name, known) if few else name)}"
        yield Problem(rule, message, path, hint=_hint(what, name, known, otherwise) if few else None)


def _hint(what: str, name: str, known: Collection[str], otherwise: str) -> str:
    listed = f"known here: {', '.join(sorted(known)[:8])}{', ...' if len(known) > 8 else ''}"
    undeclared = f"the map declares no {what}s: declare it, or remove the reference"
    return suggestion(name, known, otherwise or (listed if known else undeclared))


def outside_profile(
    rule: str, registry: str, entries: Sequence[Registered], named: Iterable[Mention], context: Context
) -> Iterator[Problem]:
    """Problems for own entries of a registry, and for references to others, that the profile does not list."""
    known = context.profile.get(registry)
    if known is None:
        return
    listed = f"the profile lists {', '.join(known) or 'none'}"
    unlisted = ((path, name) for path, name in _own_and_named(registry, entries, named) if name not in known)
    for count, (path, name) in enumerate(unlisted):
        hint = suggestion(name, known, listed) if count < MOST_HINTS else listed
        message = f"the {registry.removesuffix('s')} {quoted(name)} is not in the profile"
        yield Problem(rule, message, path, hint=hint)


def _own_and_named(registry: str, entries: Sequence[Registered], named: Iterable[Mention]) -> Iterator[Mention]:
    own = {entry.id for entry in entries if not entry.imported}
    yield from (((registry, number, "id"), entry.id) for number, entry in enumerate(entries) if not entry.imported)
    yield from ((path, name) for path, name in named if name not in own)


def unused(rule: str, registry: str, declared: Sequence[Registered], named: Iterable[Mention]) -> Iterator[Problem]:
    """Problems for own entries of a registry that nothing refers to, if the map refers to others of the registry."""
    used = {name for _, name in named} if declared else set()
    if not any(entry.id in used for entry in declared):
        return
    for number, entry in enumerate(declared):
        if entry.id not in used and not entry.imported:
            message = f"the {registry.removesuffix('s')} {quoted(entry.id)} is declared but never used"
            yield Problem(rule, message, (registry, number), hint="use it, or remove it")
