"""What went wrong in a template of the user, and where: Jinja lets the lines of templates stand in tracebacks."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from journeymap_cli.errors import WrongTemplate


def wrong_template(error: Exception, folder: Path) -> WrongTemplate | None:
    """The fault of a template in the folder, None where it is none of theirs."""
    places = [(file, line) for file, line in _places(error) if Path(file).is_relative_to(folder)]
    if not places:
        return None
    file, line = places[-1]
    return WrongTemplate(f"the template '{file}' does not work: line {line}: {_words(error)}")


def _words(error: Exception) -> str:
    missing = getattr(error, "templates", None)  # of TemplateNotFound, whose text is but the name
    return f"there is no template '{missing[-1]}'" if missing else str(error) or type(error).__name__


def _places(error: Exception) -> Iterator[tuple[str, int]]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield frame.filename, frame.lineno or 1
    if isinstance(file := getattr(error, "filename", None), str):
        yield file, getattr(error, "lineno", 1)
