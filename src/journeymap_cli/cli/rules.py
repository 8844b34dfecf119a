"""journeymap rules: the rules, or the page of one."""

import textwrap
from collections.abc import Iterator
from typing import Annotated

import typer

from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, QuietOption, VersionOption

EXAMPLE = "Example: journeymap rules severe-pain-without-opportunity"
WIDTH = 80

RuleArgument = Annotated[str | None, typer.Argument(metavar="RULE", help="The rule whose page to show.")]


@guarded
def rules(
    rule: RuleArgument = None,
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """List the rules, or show what one is about."""
    for line in _page(rule) if rule else _list():
        typer.echo(line)


def _list() -> Iterator[str]:
    from journeymap_cli.lint.catalogue import GROUPS
    from journeymap_cli.lint.manual import manual

    width = max(len(page.ID) for pages in GROUPS.values() for page in pages)
    for number, (group, pages) in enumerate(GROUPS.items()):
        yield f"\n{group}" if number else group
        yield from (f"  {page.ID:{width}}  {page.SEVERITY:7}  {manual(page).headline}" for page in pages)


def _page(name: str) -> Iterator[str]:
    from journeymap_cli.cli.choices import known
    from journeymap_cli.lint.catalogue import CATALOGUE, FIXED
    from journeymap_cli.lint.manual import manual
    from journeymap_cli.report.terminal import printable

    page = CATALOGUE[known("rule", name, CATALOGUE)]
    told = manual(page)
    yield f"{page.ID} ({page.SEVERITY}{', always on' if page.ID in FIXED else ''})"
    for paragraph in (told.headline, *told.why):
        yield f"\n{textwrap.fill(paragraph, WIDTH, break_on_hyphens=False)}"
    for title, example in (("Settings", told.settings), ("Bad", told.bad), ("Good", told.good)):
        if example:
            yield f"\n{title}:\n"
            yield from (f"    {printable(line)}".rstrip() for line in example.splitlines())
