"""The exceptions that a user can fix. The command line catches them in one place.

JourneymapError
├── InvalidJourneyError      a file is not a valid journey; has all problems
├── InvalidThemeError        a file is not a valid theme; has all problems
├── UnreadableError          a file cannot be read or written
│   ├── MissingFileError     a path in a journey file leads to no file
│   └── OutsideFolderError   a path in a journey file leads out of the folder of the maps
├── UsageError               arguments do not fit: an unknown persona, two outputs with one name
├── TemplateError            a template of the user fails
├── SettingsError            the settings are wrong; has a sentence for each problem
├── GitError                 git failed; has its message
└── DrawingError             Graphviz failed
"""

from collections.abc import Sequence

from journeymap_cli.problem import Problem


class JourneymapError(Exception):
    """The base class. Its text is a message for the user."""


class InvalidJourneyError(JourneymapError):
    """A file is not a valid journey."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


class InvalidThemeError(JourneymapError):
    """A file is not a valid theme. `name` and `raw` are the file, to show its lines."""

    def __init__(self, problems: Sequence[Problem], name: str, raw: bytes) -> None:
        super().__init__(f"{name}: {len(problems)} problems")
        self.problems = tuple(problems)
        self.name = name
        self.raw = raw


class UnreadableError(JourneymapError):
    """A file cannot be read or written."""


def reason(error: OSError | ValueError) -> str:
    """The words of the system for an error, to end a message with: `permission denied`."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def cannot_read(path: object, error: OSError | ValueError) -> UnreadableError:
    """The error of a file or folder that cannot be read."""
    return UnreadableError(f"cannot read '{path}': {reason(error)}")


class MissingFileError(UnreadableError):
    """A path in a journey file leads to no file."""


class OutsideFolderError(UnreadableError):
    """A path in a journey file leads out of the folder of the maps."""


class UsageError(JourneymapError):
    """Arguments of a command do not fit."""


class TemplateError(JourneymapError):
    """A template of the user fails."""


class SettingsError(JourneymapError):
    """The settings are wrong."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)


class GitError(JourneymapError):
    """Git failed."""


class DrawingError(JourneymapError):
    """Graphviz failed."""
