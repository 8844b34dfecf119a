"""The exceptions, as a tree:

JourneymapError         whatever a person can mend; the command line catches it in one place
├── InvalidJourney      the file is no valid journey: carries every problem that was found
├── InvalidTheme        the file is no valid theme: carries every problem that was found
├── Unreadable          a file cannot be read or written
│   ├── MissingFile     a path in a journey file names no file
│   └── OutsideFolder   a path in a journey file leads out of the folder of the maps
├── Usage               the words typed do not fit: an unknown persona, two outputs with one name
├── WrongTemplate       a template of the user does not work
├── WrongSettings       the settings of the team are wrong: carries a sentence for each thing
├── GitFailed           git could not answer: in its own words
└── DrawingFailed       Graphviz could not draw
"""

from collections.abc import Sequence

from journeymap_cli.problem import Problem


class JourneymapError(Exception):
    """The root: its text is a sentence for the user."""


class InvalidJourneyError(JourneymapError):
    """The file is no valid journey."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


class InvalidThemeError(JourneymapError):
    """The file is no valid theme. `name` and `raw` are the file, to show its lines."""

    def __init__(self, problems: Sequence[Problem], name: str, raw: bytes) -> None:
        super().__init__(f"{name}: {len(problems)} problems")
        self.problems = tuple(problems)
        self.name = name
        self.raw = raw


class UnreadableError(JourneymapError):
    """A file cannot be read or written."""


class MissingFileError(UnreadableError):
    """A path in a journey file names no file."""


class OutsideFolderError(UnreadableError):
    """A path in a journey file leads out of the folder of the maps."""


class UsageError(JourneymapError):
    """The words typed do not fit."""


class TemplateError(JourneymapError):
    """A template of the user does not work."""


class SettingsError(JourneymapError):
    """The settings of the team are wrong."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)


class GitError(JourneymapError):
    """Git could not answer."""


class DrawingError(JourneymapError):
    """Graphviz could not draw."""
