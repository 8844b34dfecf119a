"""The settings for measuring near a map. As they come with the maps, they may name only files of the repository."""

import glob
import os
from decimal import Decimal

from journeymap_cli.app.settings import settings_near
from journeymap_cli.errors import DataError
from journeymap_cli.load.reader import real, root
from journeymap_cli.measure.measurement import MeasureLimits
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem
from journeymap_cli.rule_ids import MISSING_FILE, OUTSIDE_FOLDER
from journeymap_cli.settings.read import settings_error


def limits_for(name: str, least: int | None = None, tolerance: Decimal | None = None) -> MeasureLimits:
    """The limits from options, or else from the settings near a map. Raises SettingsError, UnreadableError."""
    settings = settings_near(name).measure
    options = {"least": least, "tolerance": tolerance}
    given = {key: settings[key] for key in MeasureLimits._fields if key in settings}
    if "tolerance" in given:
        given["tolerance"] = Decimal(str(given["tolerance"]))
    return MeasureLimits(**{**given, **{key: value for key, value in options.items() if value is not None}})


def usual_data(name: str) -> str | None:
    """The file or pattern of events in the settings near a map. Raises SettingsError, UnreadableError."""
    from journeymap_cli.measure.engines import files_of

    settings = settings_near(name)
    word = settings.measure.get("data")
    if word is None or settings.folder is None:
        return None
    place, top = os.path.join(glob.escape(str(settings.folder)), word), root(settings.folder)  # noqa: PTH118 - a pattern
    try:
        files = files_of(place)
    except DataError as error:
        message, hint = f"there is no file {quoted(word)}", "write a path relative to this file"
        raise settings_error(settings, Problem(MISSING_FILE, message, ("measure", "data"), hint=hint)) from error
    if not all(real(settings.folder / each).is_relative_to(top) for each in files):
        message, hint = (
            f"{quoted(word)} is outside the repository",
            "use a file inside it, with a path relative to this file",
        )
        raise settings_error(settings, Problem(OUTSIDE_FOLDER, message, ("measure", "data"), hint=hint))
    return place
