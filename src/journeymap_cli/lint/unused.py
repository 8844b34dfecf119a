"""What the rules about unused entries of registries share."""

from collections.abc import Collection, Iterator, Sequence

from journeymap_cli.lint.wording import quoted
from journeymap_cli.model.registered import Registered
from journeymap_cli.problem import Problem


def unused(rule: str, registry: str, declared: Sequence[Registered], used: Collection[str]) -> Iterator[Problem]:
    """Every own entry of a registry that nothing refers to, where the map refers to others of its kind."""
    if not any(entry.id in used for entry in declared):
        return
    for number, entry in enumerate(declared):
        if entry.id not in used and not entry.imported:
            message = f"the {registry.removesuffix('s')} {quoted(entry.id)} is declared, but nothing refers to it"
            yield Problem(rule, message, (registry, number), hint="refer to it, or take it out")
