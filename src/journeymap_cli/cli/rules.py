"""journeymap rules: list the rules, or show the page of one."""

import textwrap
from collections.abc import Iterator
from typing import Annotated

import typer

from journeymap_cli.cli.failures import guarded
from journeymap_cli.cli.options import ColorChoice, ColorOption, QuietOption, VersionOption

EXAMPLE = "Example: journeymap rules severe-pain-without-opportunity"
WIDTH = 80

RuleArgument = Annotated[str | None, typer.Argument(metavar="RULE", help="Show the page of this rule.")]


@guarded
def rules(
    rule: RuleArgument = None,
    color: ColorOption = ColorChoice.AUTO,
    quiet: QuietOption = False,
    version: VersionOption = False,
) -> None:
    """List the rules, or explain one."""
    for line in _page(rule) if rule else _list():
        typer.echo(line)


def _list() -> Iterator[str]:
    from journeymap_cli.lint.catalogue import GROUPS, level
    from journeymap_cli.lint.rule import manual

    width = max(len(page.ID) for pages in GROUPS.values() for page in pages)
    for number, (group, pages) in enumerate(GROUPS.items()):
        yield f"\n{group}" if number else group
        yield from (f"  {page.ID:{width}}  {level(page):7}  {manual(page).headline}" for page in pages)


def _page(name: str) -> Iterator[str]:
    from journeymap_cli.cli.choices import known
    from journeymap_cli.lint.catalogue import CATALOGUE, fix_sentence, remark
    from journeymap_cli.lint.rule import manual
    from journeymap_cli.report.terminal import printable

    page = CATALOGUE[known("rule", name, CATALOGUE)]
    sections = manual(page)
    yield f"{page.ID} ({page.SEVERITY}{remark(page)})"
    for paragraph in (sections.headline, *sections.why):
        yield f"\n{textwrap.fill(paragraph, WIDTH, break_on_hyphens=False)}"
    yield f"\n{textwrap.fill(fix_sentence(page.ID).replace('`', ''), WIDTH, break_on_hyphens=False)}"
    for title, example in (("Settings", sections.settings), ("Bad", sections.bad), ("Good", sections.good)):
        if example:
            yield f"\n{title}:\n"
            yield from (f"    {printable(line)}".rstrip() for line in example.splitlines())
