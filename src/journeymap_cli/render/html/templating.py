"""The Jinja environment: a sandbox that escapes everything unless a template opts out."""

import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import MethodType
from typing import Any, Final, NamedTuple

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from journeymap_cli.characters import DIRECTION_MARKS, DIRECTIONS, RIGHT_TO_LEFT
from journeymap_cli.errors import TemplateError
from journeymap_cli.facts.links import HERE, LinkBase
from journeymap_cli.language.language import ENGLISH, Language
from journeymap_cli.regexes import regex
from journeymap_cli.render.html.css import LineFits
from journeymap_cli.render.html.rich import rich
from journeymap_cli.render.html.template_cache import TemplateCache
from journeymap_cli.view.hyphenation import LONG, STAGE, STEP, softened
from journeymap_cli.view.plain import plain
from journeymap_cli.view.wording import is_right_to_left

RIGHT_TO_LEFT_MARK: Final = "\u200f"
AUTO: Final = Markup(' dir="auto"')
NONE: Final = Markup()
TURNING: Final = regex(f"[{RIGHT_TO_LEFT}{DIRECTION_MARKS}{DIRECTIONS}]")
"""Right-to-left letters and signs, and characters that change the direction."""

BUILT_IN: Final = "builtin"
"""Prefix for the built-in version of a template, to extend it: `{% extends "builtin/html/page.html" %}`."""


class _Views(dict[type, bool]):
    """Whether a type is one of our immutable views, or a template's `loop`: all their public names are safe."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = kind is LoopContext or hasattr(kind, "__dataclass_fields__") or hasattr(kind, "_fields")
        return self[kind]


VIEWS: Final = _Views()
MISSING: Final = object()


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that skips its checks for views and macros, where they would take most of the rendering time."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the value of an attribute; public names of views are always safe."""
        if VIEWS[type(obj)] and attribute[:1] != "_":
            found = getattr(obj, attribute, MISSING)
            if found is not MISSING:
                return found
        return super().getattr(obj, attribute)

    def call(self, context: Context, called: Any, /, *args: Any, **named: Any) -> Any:
        """Return the result of a call; macros and methods of views are always safe."""
        of_view = type(called) is MethodType and VIEWS[type(called.__self__)]
        if type(called) is not Macro and not of_view:
            return super().call(context, called, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*args, **named) if of_view else called(context.eval_ctx, *args, **named)


class TemplateWords(NamedTuple):
    """The gettext functions for templates: they fill in the values for `%(name)s`, which `kind` escapes."""

    language: Language
    kind: type[str]

    def gettext(self, message: str, **values: object) -> str:
        """Return a message."""
        return self.kind(self.language.gettext(message)) % values

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Return a message that needs a context."""
        return self.kind(self.language.pgettext(context, message)) % values

    def ngettext(self, one: str, many: str, amount: int, **values: object) -> str:
        """Return the plural form of a message for an amount."""
        return self.kind(self.language.ngettext(one, many, amount)) % values


def environment(
    folder: Path | None = None, language: Language = ENGLISH, base: LinkBase = HERE, *, autoescape: bool = True
) -> ImmutableSandboxedEnvironment:
    """Create an environment for `html/page.html` and the like; templates in `folder` override the built-in ones."""
    ours = Path(import_module("journeymap_cli.templates").__path__[0])
    built_in = FileSystemLoader(ours)
    own: list[BaseLoader] = [FileSystemLoader(folder)] if folder else []
    env = Sandbox(
        loader=ChoiceLoader([*own, built_in, PrefixLoader({BUILT_IN: built_in})]),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=TemplateCache(ours, f"{autoescape=}"),
    )
    words = TemplateWords(language, Markup if autoescape else str)
    env.globals |= {"gettext": words.gettext, "ngettext": words.ngettext, "pgettext": words.pgettext}
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    set_filters(env, language, base)
    return env


def set_filters(
    env: ImmutableSandboxedEnvironment, language: Language, base: LinkBase, fits: LineFits | None = None
) -> None:
    """Set the filters for texts; `fits` says which words need no hyphens.

    `step`, `stage` and `lane` are for their names in the table. `dir` adds the attribute by which a text has its own
    direction, if that may differ from the page's.
    """

    def soft(text: str, longest: int = LONG) -> str:
        if isinstance(text, Markup):
            return text
        return turned(text) + softened(text, language.hyphens, longest, fits.text if fits and longest >= LONG else None)

    def step(text: str) -> str:
        first, blank, rest = text.partition(" ")
        softly = (
            softened(first, language.hyphens, STEP, fits and fits.first),
            softened(rest, language.hyphens, STEP, fits and fits.step),
        )
        return turned(text) + blank.join(softly)

    def stage(text: str, span: int) -> str:
        return turned(text) + softened(text, language.hyphens, STAGE, fits and (lambda word: fits.stage(word, span)))

    def lane(text: str) -> str:
        return turned(text) + softened(text, language.hyphens, STAGE, fits and fits.lane)

    def rich_text(text: str, longest: int = LONG) -> Markup:
        if isinstance(text, Markup):
            return text
        mark = turned(text)
        shown = rich(text, base, lambda words: softened(words, language.hyphens, longest, fits and fits.text))
        return mark + shown if mark else shown

    def turned(text: str) -> str:
        """The mark by which `dir="auto"` takes a text as right-to-left although its first letter is not."""
        return RIGHT_TO_LEFT_MARK if is_right_to_left(text, language) and not is_right_to_left(text) else ""

    def direction(text: str) -> Markup:
        return AUTO if language.direction == "rtl" or (not text.isascii() and TURNING.search(text)) else NONE

    env.filters |= {"soft": soft, "rich": rich_text, "dir": direction, "plain": plain}
    env.filters |= {"step": step, "stage": stage, "lane": lane}


def source(env: ImmutableSandboxedEnvironment, name: str) -> str:
    """Return a file that is not a template, such as a script with braces. Raises LookupError without a loader."""
    if env.loader is None:
        raise LookupError(name)
    return env.loader.get_source(env, name)[0]


def wrong_template(error: Exception, folder: Path) -> TemplateError | None:
    """Return the error for a template in `folder`, or None if the exception comes from elsewhere."""
    places = [(file, line) for file, line in _places(error) if Path(file).is_relative_to(folder)]
    if not places:
        return None
    file, line = places[-1]
    return TemplateError(f"the template '{file}' does not work: line {line}: {_words(error)}")


def _words(error: Exception) -> str:
    missing = getattr(error, "templates", None)  # set by TemplateNotFound, whose message is only the name
    return f"there is no template '{missing[-1]}'" if missing else str(error) or type(error).__name__


def _places(error: Exception) -> Iterator[tuple[str, int]]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield frame.filename, frame.lineno or 1
    if isinstance(file := getattr(error, "filename", None), str):
        yield file, getattr(error, "lineno", 1)
