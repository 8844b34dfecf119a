"""Writes docs/rules.md again, from the pages of the rules."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journeymap_cli.lint.catalogue import FIXED, GROUPS
from journeymap_cli.lint.manual import manual
from journeymap_cli.lint.rule import RulePage
from journeymap_cli.lint.rules import THRESHOLDS

PAGE: Final = Path(__file__).with_name("rules.md")
INTRODUCTION: Final = """\
# The rules

`journeymap validate` checks every map under these rules; `journeymap rules NAME` shows one of these pages.
An `error` breaks a build, a `warning` does with `--strict`, an `info` never does, unless you say otherwise:

- for a run: `--select`, `--ignore`, `--severity RULE=error|warning|info|off`;
- for all maps: `.journeymap.toml`, or `[tool.journeymap]` in `pyproject.toml`;
- for a line: `# journeymap: ignore[rule] why` at its end, or alone above it;
- for a file: `# journeymap: ignore-file[rule] why`.

Errors of reading and of the schema are always on. This page is made by `python docs/make_rules.py`.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *_contents(), *(line for group in GROUPS for line in _group(group))])


def _contents() -> Iterator[str]:
    yield "| rule | severity | |"
    yield "| --- | --- | --- |"
    for pages in GROUPS.values():
        yield from (f"| [`{rule.ID}`](#{rule.ID}) | {rule.SEVERITY} | {manual(rule).headline} |" for rule in pages)
    yield ""


def _group(group: str) -> Iterator[str]:
    yield f"## {group}\n"
    for rule in GROUPS[group]:
        yield from _rule(rule)


def _rule(rule: RulePage) -> Iterator[str]:
    told = manual(rule)
    yield f"### {rule.ID}\n"
    yield f"**{told.headline}** {str(rule.SEVERITY).capitalize()}{', always on' if rule.ID in FIXED else ''}.\n"
    yield from (f"{paragraph}\n" for paragraph in told.why)
    if limits := THRESHOLDS.get(rule.ID):
        yield (
            "```toml\n"
            + f"[lint.{rule.ID}]\n"
            + "".join(f"{key} = {value}\n" for key, value in limits.items())
            + "```\n"
        )
    if told.settings:
        yield f"```toml\n{told.settings}```\n"
    for title, example in (("Bad:", told.bad), ("Good:", told.good)):
        if example:
            yield f"{title}\n\n```yaml\n{_visible(example)}```\n"


def _visible(example: str) -> str:
    return re.sub("[\u200b]", lambda found: f"<U+{ord(found[0]):04X}>", example)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
