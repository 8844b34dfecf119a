"""What every rule of references shares: the names that resolve, and the problem with one that does not."""

from collections.abc import Collection

from journeymap_cli.lint.wording import quoted
from journeymap_cli.nearest import nearest
from journeymap_cli.problem import Path, Problem


def unknown(rule: str, what: str, name: str, path: Path, known: Collection[str]) -> Problem:
    """A reference that resolves to nothing, with the nearest name or all there are as the hint."""
    found = nearest(name, known)
    if found:
        hint = f"did you mean '{found}'?"
    elif known:
        hint = f"known here: {', '.join(sorted(known)[:8])}{', ...' if len(known) > 8 else ''}"
    else:
        hint = f"the map declares no {what}s: declare it, or take the reference out"
    return Problem(rule, f"there is no {what} {quoted(name)}", path, hint=hint)


def outside_profile(rule: str, what: str, name: str, path: Path, known: Collection[str]) -> Problem:
    """An id that the profile of the organisation does not list."""
    found = nearest(name, known)
    hint = f"did you mean '{found}'?" if found else f"the settings list {', '.join(known) or 'none'}"
    return Problem(rule, f"the organisation has no {what} {quoted(name)}", path, hint=hint)
