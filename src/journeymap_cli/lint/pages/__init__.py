"""The documentation of the rules that are checked in `yamlsource`, `load` and `app`, not in a module of their own."""

from typing import Final

from journeymap_cli.lint.pages.journey import (
    BadId,
    BadValue,
    JourneyCycle,
    MissingFile,
    MissingKey,
    OutOfRange,
    OutsideFolder,
    UnknownKey,
    UnusedIgnore,
    WrongType,
)
from journeymap_cli.lint.pages.text import (
    CommentCutsText,
    CustomTag,
    DuplicateKey,
    FoldedList,
    InvisibleCharacter,
    NotUtf8,
    SeveralDocuments,
    TooDeep,
    TooLarge,
    YamlSyntax,
)
from journeymap_cli.lint.rule import RulePage

READING_TEXT: Final[list[RulePage]] = [
    YamlSyntax,
    NotUtf8,
    DuplicateKey,
    CustomTag,
    SeveralDocuments,
    TooLarge,
    TooDeep,
    CommentCutsText,
    FoldedList,
    InvisibleCharacter,
]

READING_JOURNEY: Final[list[RulePage]] = [
    UnknownKey,
    MissingKey,
    WrongType,
    BadValue,
    OutOfRange,
    BadId,
]

FILES: Final[list[RulePage]] = [
    MissingFile,
    OutsideFolder,
    JourneyCycle,
]

IGNORES: Final[list[RulePage]] = [
    UnusedIgnore,
]
