"""Fontconfig settings for Graphviz: the bundled fonts first, then the system's, ignoring the system's own settings.

Fontconfig writes a `.uuid` to each writable font folder, so it gets a copy of the bundled fonts in the user's cache,
along with its index of the system's fonts; without a cache folder, in a temporary folder that is deleted at exit.
"""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from journeymap_cli.atomic import write_whole
from journeymap_cli.cache import cache_folder
from journeymap_cli.render.graphviz.drawings import FONTS


@cache
def variables() -> dict[str, str]:
    """Return environment variables for Graphviz and write the files they name. Raises OSError if that is impossible.

    One of them names the folder of a Thai dictionary: without it, as on slim systems, Pango crashes on Thai.
    """
    place = _place()
    for source in FONTS.glob("*.otf"):
        write_whole(place / "carried" / source.name, source.read_bytes())
    settings = place / "fonts.conf"
    write_whole(settings, _settings(place).encode())  # atomic, as another process may be reading it
    return {"FONTCONFIG_FILE": str(settings), "PANGOCAIRO_BACKEND": "fontconfig", "LIBTHAI_DICTDIR": str(FONTS)}


def _place() -> Path:
    place = cache_folder("fonts")
    if place and _can_be_written(place):
        return place
    place = Path(tempfile.mkdtemp(prefix="journeymap-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


def _can_be_written(place: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=place):
            return True
    except OSError:
        return False


def _settings(place: Path) -> str:
    folders = "\n".join(f"  <dir>{_xml(folder)}</dir>" for folder in (place / "carried", *_system_folders()))
    return (
        f'<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n{folders}\n'
        f"  <cachedir>{_xml(place / 'lists')}</cachedir>\n"
        f"  <include>{_xml(FONTS / 'rules.conf')}</include>\n</fontconfig>\n"
    )


def _xml(path: Path) -> str:
    return escape(str(path), quote=False)


def _system_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "Fonts")
        local = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        yield local / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from map(Path, ("/System/Library/Fonts", "/Library/Fonts", "/System/Library/AssetsV2"))
        yield Path.home() / "Library" / "Fonts"
    else:
        yield from _unix_folders()


def _unix_folders() -> Iterator[Path]:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - stays "~" for a user without a home
    yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "fonts"
    yield home / ".fonts"
    for data in (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"):
        yield Path(data) / "fonts"
    yield from map(Path, ("/usr/share/fonts", "/usr/local/share/fonts", "/run/current-system/sw/share/X11/fonts"))
