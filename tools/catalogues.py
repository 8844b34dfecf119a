"""Keep the translations in step with the words of the program.

    python tools/catalogues.py          collect all messages, add new ones to each .po file, compile the .mo files
    python tools/catalogues.py --check  report messages that a catalogue lacks or no longer needs; write nothing

A message is a text in `gettext`, `ngettext` or `pgettext` in `view`, `render`, `report` and the templates, or a word of
a table below, such as the label of a lane.
"""

import argparse
import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from journeymap_cli.app import start
from journeymap_cli.language.tags import TRANSLATED
from journeymap_cli.model.entries import Frequency, Level, PainSeverity, Progress
from journeymap_cli.model.journey import Status
from journeymap_cli.model.lanes import LANES
from journeymap_cli.model.persona import PersonaKind
from journeymap_cli.model.registries import SourceKind
from journeymap_cli.model.scalars import Evidence
from journeymap_cli.report.changes import translated

ROOT: Final = Path(__file__).parents[1]
CATALOGUES: Final = ROOT / "src/journeymap_cli/language/catalogues"
MODULES: Final = tuple(ROOT / "src/journeymap_cli" / name for name in ("view", "render", "report"))
TEMPLATES: Final = ROOT / "templates"
KEYWORDS: Final = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
TEXTS: Final = {"gettext": 1, "ngettext": 2}
"""The functions of Python code and how many of their arguments are texts; `pgettext` gets its words from `TABLES`."""

OPTIONS: Final = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
TABLES: Final = {
    "lane": tuple(lane.label for lane in LANES),
    "evidence": get_args(Evidence),
    "severity": get_args(PainSeverity),
    "frequency": get_args(Frequency),
    "level": get_args(Level),
    "progress": get_args(Progress),
    "status": get_args(Status),
    "persona": get_args(PersonaKind),
    "source": get_args(SourceKind),
    translated.CONTEXT: translated.WORDS,
    start.CONTEXT: start.TEXTS,
}
"""Words from the program's tables, by the context under which they are translated."""

LANGUAGES: Final = tuple(tag for tag in TRANSLATED if tag != "en")
HEADERS: Final = frozenset(("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"))
"""The headers that programs need to read a catalogue."""


class Steady(Catalog):
    """Messages whose file is reproducible: without the dates, version and placeholders for names that Babel adds."""

    def __init__(self, locale: Locale) -> None:
        super().__init__(locale=locale, header_comment="# Translations template for journeymap.", fuzzy=False)

    def __iter__(self) -> Iterator[Message]:
        """Yield the header, as a message without an id, and the messages."""
        header, *known = super().__iter__()
        kept = [line for line in str(header.string).splitlines() if line.partition(":")[0] in HEADERS]
        yield Message("", "".join(f"{line}\n" for line in ("Project-Id-Version: journeymap", *kept)))
        yield from known


def messages() -> Catalog:
    """Return every message, with the files that use it."""
    found = Catalog(fuzzy=False)
    for file, _, message, comments, context in extract_from_dir(
        TEMPLATES, [("**.html", "jinja2")], {"**.html": OPTIONS}, KEYWORDS
    ):
        found.add(
            message, locations=[(f"templates/{Path(file).as_posix()}", 0)], auto_comments=comments, context=context
        )
    for module in sorted(file for folder in MODULES for file in folder.rglob("*.py")):
        for message in called(module):
            found.add(message, locations=[(module.relative_to(ROOT).as_posix(), 0)])
    for context, words in TABLES.items():
        for word in words:
            found.add(word.replace("-", " "), context=context, auto_comments=[f"a word of the table '{context}'"])
    return found


def called(module: Path) -> Iterator[str | tuple[str, ...]]:
    """Yield the messages of a module, including those inside f-strings, which Babel's extractor does not see."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
        texts = [each.value for each in node.args[: TEXTS.get(name or "", 0)] if isinstance(each, ast.Constant)]
        if texts:
            yield texts[0] if len(texts) == 1 else tuple(texts)


def catalogue(language: str) -> Catalog:
    """Return the translations of a language as they are now; empty for a new language."""
    file, locale = CATALOGUES / f"{language}.po", Locale.parse(language, sep="-")
    found = Steady(locale)
    if file.exists():
        with file.open("rb") as text:
            for message in filter(lambda message: message.id, read_po(text, locale=locale)):
                found[message.id] = message
    return found


def update(language: str, wanted: Catalog) -> None:
    """Write the .po file with all messages, in their order, and the .mo file."""
    known = catalogue(language)
    known.update(wanted, no_fuzzy_matching=True, keep_user_comments=True)
    known.obsolete.clear()
    with (CATALOGUES / f"{language}.po").open("wb") as text:
        write_po(text, known, width=100, omit_header=False, sort_output=False, include_lineno=False)
    (CATALOGUES / f"{language}.mo").write_bytes(compiled(known))


def compiled(translations: Catalog) -> bytes:
    """Return the binary form of a catalogue."""
    target = io.BytesIO()
    write_mo(target, translations)
    return target.getvalue()


def problems(language: str, wanted: Catalog) -> Iterator[str]:
    """Yield what is wrong with a catalogue."""
    known = catalogue(language)
    for message in wanted:
        entry = known.get(message.id, message.context) if message.id else None
        if message.id and (entry is None or not all(_texts(entry.string))):
            yield f"{language}.po: no translation of {_shown(message.id)}"
    for message in known:
        if message.id and wanted.get(message.id, message.context) is None:
            yield f"{language}.po: {_shown(message.id)} is not a message of the program"
        yield from (f"{language}.po: {_shown(message.id)}: {error}" for error in message.check(known))


def _texts(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def _shown(message: str | tuple[str, ...] | list[str]) -> str:
    return repr(_texts(message)[0])


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true")
    is_check, wanted = arguments.parse_args().check, messages()
    for language in () if is_check else LANGUAGES:
        update(language, wanted)
    wrong = [problem for language in LANGUAGES for problem in problems(language, wanted)]
    sys.stdout.write("".join(f"{problem}\n" for problem in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
