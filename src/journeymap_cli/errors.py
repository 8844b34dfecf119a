"""The exceptions that a user can fix. The command line catches them in one place.

JourneymapError
├── InvalidJourneyError      a map or a file that it imports is not valid; has all problems
├── InvalidFileError         another file is not valid; has all problems and the file
│   ├── InvalidThemeError
│   ├── RefusedError         a changed map would have errors that the old one does not have
│   └── SettingsError
├── UnreadableError          a file cannot be read or written
│   ├── UnknownKindError     a file to import is of no known kind
│   ├── MissingFileError     a path in a journey file leads to no file
│   └── OutsideFolderError   a path in a journey file leads out of the folder of the maps
├── UsageError               arguments do not fit: an unknown persona, two outputs with one name
├── EditError                an operation on a map cannot be done
├── DataError                recorded events cannot be counted
├── RewriteError             a change cannot be written into a file
├── StaleError               a file has changed since it was read
├── TemplateError            a template of the user fails
├── GitError                 git failed; has its message
└── DrawingError             Graphviz failed
"""

from collections.abc import Sequence

from journeymap_cli.phrases import counted
from journeymap_cli.problem import Problem


class JourneymapError(Exception):
    """The base class. Its text is a message for the user."""


class InvalidJourneyError(JourneymapError):
    """A map, or a file that it imports, is not valid."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(counted(len(problems), "problem"))
        self.problems = tuple(problems)


class InvalidFileError(JourneymapError):
    """Another file is not valid. `name` and `raw` are the file, to show its lines."""

    def __init__(self, problems: Sequence[Problem], name: str, raw: bytes) -> None:
        super().__init__(f"{name}: {counted(len(problems), 'problem')}")
        self.problems = tuple(problems)
        self.name = name
        self.raw = raw


class InvalidThemeError(InvalidFileError):
    """A file is not a valid theme."""


class RefusedError(InvalidFileError):
    """A changed map would have errors that the old one does not have."""


class SettingsError(InvalidFileError):
    """The settings are not valid."""


class EditError(JourneymapError):
    """An operation on a map cannot be done."""

    @classmethod
    def at(cls, number: int, where: str, what: str, hint: str | None = None) -> "EditError":
        """An error in operation `number`, counted from 1. `where` is the operation, such as `set stages/look/owner`."""
        place = f"edit {number}, {where}" if where else f"edit {number}"
        return cls(f"{place}: {what}{f': {hint}' if hint else ''}")


class DataError(JourneymapError):
    """Recorded events cannot be read or counted."""


class RewriteError(JourneymapError):
    """A change cannot be written into the text of a map."""


class StaleError(JourneymapError):
    """A file has changed since it was read."""


class UnreadableError(JourneymapError):
    """A file cannot be read or written."""


def reason(error: OSError | ValueError) -> str:
    """The description of an error by the system, to end a message with: `permission denied`."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def cannot_read(path: object, error: OSError | ValueError) -> UnreadableError:
    """The error of a file or folder that cannot be read."""
    return UnreadableError(f"cannot read '{path}': {reason(error)}")


class UnknownKindError(UnreadableError):
    """A file to import has neither the ending nor the contents of a known kind."""


class MissingFileError(UnreadableError):
    """A path in a journey file leads to no file."""


class OutsideFolderError(UnreadableError):
    """A path in a journey file leads out of the folder of the maps."""


class UsageError(JourneymapError):
    """Arguments of a command do not fit."""


class TemplateError(JourneymapError):
    """A template of the user fails."""


class GitError(JourneymapError):
    """Git failed. `output` is what it wrote to standard error; if that is empty, `text` is the message."""

    def __init__(self, text: str, output: str = "") -> None:
        super().__init__(output or text)
        self.output = output


class DrawingError(JourneymapError):
    """Graphviz failed."""
